import { cents } from '@comanda/shared/money/cents.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useConnection, useDevice } from '@comanda/shared/replica/react/hooks.ts';
import type { Bill } from '@comanda/shared/till/bill.ts';
import { standingOf } from '@comanda/shared/till/standing.ts';
import { HandCoins, Info, type LucideIcon, PlusCircle, RefreshCw, Unplug, Users } from 'lucide-react';
import { useBillNames } from '../../data/till/bill-names.ts';
import { words } from '../../till/words.ts';

type Notice = {
  readonly name: string;
  readonly tone: 'calm' | 'warn' | 'act';
  readonly icon: LucideIcon;
  readonly text: string;
  /** What to do, apart from why. */
  readonly advice?: string;
};

/** What is special about this bill, in sentences: who else has it, what came late, what is to be given back. */
export function BillNotices({ view, bill }: { readonly view: OrderView; readonly bill: Bill }) {
  const notices = useNotices(view, bill);
  return (
    <div className="bill-notices" role="status">
      {notices.map(({ name, tone, icon: Icon, text, advice }) => (
        <p key={name} className="bill-notice" data-notice={name} data-tone={tone}>
          <Icon size={20} aria-hidden="true" />
          <span>
            {text}
            {advice !== undefined && <b> {advice}</b>}
          </span>
        </p>
      ))}
    </div>
  );
}

function useNotices(view: OrderView, bill: Bill): Notice[] {
  const { present, replica } = useDevice();
  const { state } = useConnection();
  const names = useBillNames();
  const notices: Notice[] = [];
  const others = present.filter(({ order, device }) => order === view.order && device !== replica.config?.device);
  const { overpaid } = bill;
  if (overpaid !== null) {
    const amount = names.money(overpaid.amount);
    const paid = overpaid.clearedBy.map((payment) => {
      const { body } = payment.event;
      const tender = words.pay[body.tender].toLowerCase();
      return words.notice.paidPart(names.money(cents(body.amount)), tender, names.author(payment), names.time(payment));
    });
    const text = paid.length > 0 ? words.notice.paidTwice(amount, paid.join('; ')) : words.notice.paidTooMuch(amount);
    notices.push({ name: 'refund', tone: 'act', icon: HandCoins, text, advice: words.notice.giveBack(amount) });
  }
  if (standingOf(view) === 'late') {
    const dishes = bill.late.flatMap(({ lines }) =>
      lines.map(({ quantity, item, added }) =>
        words.notice.lateDish(quantity, item.name, names.author(added), names.time(added)),
      ),
    );
    const text = words.notice.late(dishes.join('; '), names.money(bill.due));
    notices.push({ name: 'late', tone: 'act', icon: PlusCircle, text });
  }
  if (view.needsUpdate)
    notices.push({ name: 'update', tone: 'act', icon: RefreshCw, text: words.why['update-this-tablet'] });
  if (state === 'no-box' && bill.due > 0)
    notices.push({ name: 'cut-off', tone: 'warn', icon: Unplug, text: words.notice.offline });
  if (others.length > 0) {
    const who = others.map(({ device }) => names.whoIsAt(device)).join(', ');
    notices.push({ name: 'present', tone: 'calm', icon: Users, text: words.notice.present(who, others.length) });
  }
  if (view.cancelOverruled !== null)
    notices.push({ name: 'cancel', tone: 'calm', icon: Info, text: words.notice.cancelOverruled });
  return notices;
}

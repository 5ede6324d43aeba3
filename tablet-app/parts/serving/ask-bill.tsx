import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { ReceiptText } from 'lucide-react';
import { useAct } from '../../data/act.ts';
import { words } from '../../data/serving/words.ts';

/** The guests want to pay: the floor and the till show it, until they have or order more. Touched again, it is taken back. */
export function AskBill({ view, onDone }: { readonly view: OrderView; readonly onDone: () => void }) {
  const act = useAct();
  const isAsked = view.billAsked !== null;
  const text = isAsked ? words.bill.takenBack : words.bill.asked;
  return (
    <button
      type="button"
      className="with-icon"
      disabled={view.balance <= 0 && !isAsked}
      onClick={() => act({ type: 'ask-bill', order: view.order, asked: !isAsked }, { text }, onDone)}
    >
      <Icon of={ReceiptText} />
      {isAsked ? words.bill.takeBack : words.bill.ask}
    </button>
  );
}

import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { type Cents, noCents } from '@comanda/shared/money/cents.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { isTaking, type NoTaking, type Tender, takingOf } from '@comanda/shared/till/taking.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { words } from '../../till/words.ts';
import { useAllowed } from './allowed.ts';
import { useBillNames } from './bill-names.ts';

/** Money that was taken: what goes back is shown until the next order. */
export type Taken = { readonly order: string; readonly of: string; readonly change: Cents };

/** Says what a person at the till may not do, and does the rest. */
export function useTill() {
  const core = useDevice();
  const names = useBillNames();
  const allowed = useAllowed();
  const toast = useToast();
  const refused = (text: string): null => {
    toast({ text, tone: 'refused' });
    return null;
  };

  return {
    /** @param given null: exactly what is asked for */
    take(view: OrderView, asked: Cents, given: Cents | null, tender: Tender): Taken | null {
      const why = allowed.why('pay', view);
      if (why !== null) return refused(why);
      const taking = takingOf(view.balance, asked, given, tender);
      if (!isTaking(taking)) return refused(noTaking(taking, names.money(asked)));
      const { amount, change } = taking;
      const payment = core.newId();
      const command = {
        type: 'register-payment',
        order: view.order,
        payment,
        tender,
        amount,
        given: taking.given,
      } as const;
      const answer = core.act(command);
      if (isRefusal(answer)) return refused(sentence(answer.refused));
      return { order: view.order, of: names.order(view), change: tender === 'cash' ? change : noCents };
    },
    close(view: OrderView): boolean {
      const why = allowed.why('close', view);
      if (why !== null) return refused(why) !== null;
      const answer = core.act({ type: 'close-order', order: view.order });
      if (isRefusal(answer)) return refused(sentence(answer.refused)) !== null;
      toast({ text: words.pay.closed(names.order(view)) });
      return true;
    },
  };
}

export function noTaking(why: NoTaking, asked: string): string {
  switch (why) {
    case 'nothing-to-pay':
      return words.why[why];
    case 'nothing-given':
      return words.pay.typeAmount;
    case 'more-than-owed':
      return words.pay.cardTooMuch(asked);
  }
}

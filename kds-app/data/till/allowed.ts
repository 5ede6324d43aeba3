import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { permissionsOf } from '@comanda/shared/staff/staff.ts';
import { type Cashier, standingOf, type WhyNot, whyNot } from '@comanda/shared/till/standing.ts';
import { words } from '../../till/words.ts';

export type Allowed = {
  /** The sentence that says why this may not be done here and now; null when it may. */
  why(verb: 'pay' | 'close', view: OrderView): string | null;
  /** Why no money at all is taken here, whatever the bill; null when it is. */
  readonly barred: string | null;
};

/** What this person may do at this till, in words. Politeness: the box asks the same of everything that it is sent. */
export function useAllowed(): Allowed {
  const { signedIn, replica } = useDevice();
  const person = useRecords('staff').get(signedIn?.staff ?? '');
  const own = replica.config;
  const device = useRecords('devices').get(own?.device ?? '');
  const multiSession = useRecords('multi_sessions').get(device?.multiSession ?? own?.multiSession ?? '');
  const cashier: Cashier = {
    person:
      person === undefined
        ? null
        : { mayPay: permissionsOf(person).has('payment.register'), barred: person.paymentsBarred },
    device: device === undefined ? null : { barred: device.paymentsBarred },
    multiSession: multiSession === undefined ? null : { barred: multiSession.paymentsBarred },
  };
  const said = (why: WhyNot): string => {
    switch (why) {
      case 'device-barred':
        return words.why[why](device?.name ?? own?.name ?? '');
      case 'multi-session-barred':
        return words.why[why](multiSession?.name ?? '');
      case 'person-barred':
      case 'not-permitted':
        return words.why[why](person?.name ?? '');
      case 'nobody':
      case 'nothing-to-pay':
      case 'not-paid':
      case 'order-over':
      case 'update-this-tablet':
        return words.why[why];
    }
  };
  const bar = whyNot('pay', 'to-pay', cashier);
  return {
    barred: bar === null ? null : said(bar),
    why(verb, view) {
      const why = whyNot(verb, standingOf(view), cashier);
      return why === null ? null : said(why);
    },
  };
}

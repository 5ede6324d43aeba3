import '../till/till.css';
import '../till/bill.css';
import '../till/pay.css';
import { useCore, useOrders, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { openBills } from '@comanda/shared/till/open-bills.ts';
import { Approvals } from '@comanda/shared/ui/approvals/approvals.tsx';
import { notPaidAsked } from '@comanda/shared/ui/giving/in-words.ts';
import { isSheetOpen } from '@comanda/shared/ui/sheet-open.ts';
import { SignInPage } from '@comanda/shared/ui/sign-in-page.tsx';
import { ReceiptText } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useBillNames } from '../data/till/bill-names.ts';
import type { Taken } from '../data/till/take.ts';
import { LooksAt } from '../parts/till/looks-at.tsx';
import { RefusedBills } from '../parts/till/refused-bills.tsx';
import { BillPane } from '../till/bill-pane.tsx';
import { BillsPane } from '../till/bills-pane.tsx';
import { PayPane } from '../till/pay-pane.tsx';
import { words } from '../till/words.ts';

/** The cashier's page: whose bill, what is on it, and the money. */
export function TillPage() {
  const core = useCore();
  const orders = useOrders();
  const names = useBillNames();
  const tables = useRecords('tables');
  const search = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [changing, setChanging] = useState(false);
  const bills = useMemo(() => openBills(orders.values(), (id) => tables.get(id)?.number ?? '?'), [orders, tables]);
  const asked = chosen === null ? undefined : orders.get(chosen);
  // Who looks at an order that became part of another goes on with that one.
  const view = orders.get(asked?.mergedInto ?? '') ?? asked ?? null;
  const shown = view?.order ?? null;

  useEffect(() => {
    const find = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isSheetOpen()) return;
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return;
      event.preventDefault();
      search.current?.focus();
    };
    addEventListener('keydown', find);
    return () => removeEventListener('keydown', find);
  }, []);

  const choose = (order: string): void => {
    setChosen(order);
    if (taken?.order !== order) setTaken(null);
  };

  if (changing) return <SignInPage onLeave={() => setChanging(false)} />;
  return (
    <main className="till">
      <LooksAt order={shown} />
      <RefusedBills />
      <div className="till-panes">
        <BillsPane
          bills={bills}
          chosen={shown}
          search={search}
          onChoose={choose}
          onChangePerson={() => setChanging(true)}
        />
        {view !== null ? (
          <Approvals
            inWords={({ command }) =>
              notPaidAsked(core.book, command, { nameOf: names.dish, currency: names.currency }) ?? ''
            }
          >
            <BillPane key={view.order} view={view} />
          </Approvals>
        ) : (
          <section className="bill bill-none" aria-label={words.bill.title}>
            <ReceiptText size={48} aria-hidden="true" />
            <h1>{words.bill.choose}</h1>
            <p className="muted">{chosen === null ? words.bill.chooseHint : words.bill.gone}</p>
          </section>
        )}
        <PayPane
          view={view}
          taken={taken}
          onTaken={setTaken}
          onClosed={() => {
            setChosen(null);
            search.current?.focus();
          }}
        />
      </div>
    </main>
  );
}

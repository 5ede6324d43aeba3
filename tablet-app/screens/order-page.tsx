import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice, useOrder } from '@comanda/shared/replica/react/hooks.ts';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useMoney } from '../data/money.ts';
import { useNames } from '../data/names.ts';
import { LineList } from '../parts/line-list.tsx';
import { LineSheet } from '../parts/line-sheet.tsx';
import { MenuPane } from '../parts/menu-pane.tsx';
import { NewLineChoice, type NewLinePlace } from '../parts/new-line-choice.tsx';
import { OrderActions } from '../parts/order-actions.tsx';
import { OrderNotices } from '../parts/order-notices.tsx';
import { OrderSheet } from '../parts/order-sheet.tsx';
import { PaySheet } from '../parts/pay-sheet.tsx';
import { OrderAge } from '../parts/table-tile.tsx';
import { words } from '../words.ts';

export function OrderPage({ id }: { readonly id: string }) {
  const core = useDevice();
  const view = useOrder(id);
  useEffect(() => {
    core.lookAt(id);
    return () => core.lookAt(null);
  }, [core, id]);
  if (view === null) {
    return (
      <main className="page">
        <header className="bar">
          <BackToFloor />
        </header>
        <p className="empty">{words.order.notHere}</p>
      </main>
    );
  }
  return <OpenOrder view={view} />;
}

type Over = { readonly sheet: 'order' | 'pay' } | { readonly line: string };

function OpenOrder({ view }: { readonly view: OrderView }) {
  const names = useNames();
  const [over, setOver] = useState<Over | null>(null);
  const [place, setPlace] = useState<NewLinePlace>({ seat: null, course: undefined });
  const isOpen = view.state === 'open';
  const close = (): void => setOver(null);
  return (
    <main className="page order" data-order={view.order}>
      <header className="bar">
        <BackToFloor />
        <h1>{names.order(view)}</h1>
        <OrderAge order={view} />
        {!isOpen && <span className="state-chip">{words.order.states[view.state]}</span>}
        <span className="grow" />
        <button type="button" onClick={() => setOver({ sheet: 'order' })}>
          {words.order.more}
        </button>
      </header>
      <div className="order-body">
        {isOpen ? <MenuPane view={view} place={place} /> : <div className="menu-pane" />}
        <section className="order-pane" aria-label={words.order.lines}>
          <OrderNotices view={view} />
          {isOpen && <NewLineChoice view={view} place={place} onChange={setPlace} />}
          <LineList view={view} onOpen={(line) => setOver({ line })} />
          <Sums view={view} />
          <OrderActions view={view} onPay={() => setOver({ sheet: 'pay' })} />
        </section>
      </div>
      {over !== null && 'line' in over && <LineSheet view={view} id={over.line} onClose={close} />}
      {over !== null && 'sheet' in over && over.sheet === 'pay' && <PaySheet view={view} onClose={close} />}
      {over !== null && 'sheet' in over && over.sheet === 'order' && <OrderSheet view={view} onClose={close} />}
    </main>
  );
}

const BackToFloor = () => (
  <Link href="/" className="button">
    ← {words.order.back}
  </Link>
);

function Sums({ view }: { readonly view: OrderView }) {
  const { show, currency } = useMoney();
  return (
    <dl className="sums">
      <div>
        <dt>{words.order.total}</dt>
        <dd data-total={view.total}>
          {show(view.total)} {currency}
        </dd>
      </div>
      {view.paid > 0 && (
        <>
          <div>
            <dt>{words.order.paid}</dt>
            <dd>{show(view.paid)}</dd>
          </div>
          <div>
            <dt>{words.order.balance}</dt>
            <dd data-balance={view.balance}>{show(view.balance)}</dd>
          </div>
        </>
      )}
    </dl>
  );
}

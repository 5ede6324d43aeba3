import { isOver, type OrderView } from '@comanda/shared/order/order-view.ts';
import { useCore, useOrder } from '@comanda/shared/replica/react/hooks.ts';
import type { Share } from '@comanda/shared/till/taking.ts';
import { useNoEcho } from '@comanda/shared/ui/double-tap.ts';
import { offInWords } from '@comanda/shared/ui/giving/in-words.ts';
import { words as shared } from '@comanda/shared/ui/words.ts';
import { useEffect, useState } from 'react';
import { useMoney } from '../data/money.ts';
import { useCourses } from '../data/order/courses.ts';
import { sendPlan } from '../data/order/send-plan.ts';
import { type Dishes, type GuestsDishes, together } from '../data/splitting/dishes-to-pay.ts';
import { LineSheet } from '../parts/line/line-sheet.tsx';
import { LineList } from '../parts/lines/line-list.tsx';
import { NewLineChoice, type NewLinePlace } from '../parts/lines/new-line-choice.tsx';
import { MenuPane } from '../parts/menu/menu-pane.tsx';
import { OrderActions } from '../parts/order/order-actions.tsx';
import { BackToFloor, OrderHead } from '../parts/order/order-head.tsx';
import { OrderNotices } from '../parts/order/order-notices.tsx';
import { OrderSheet, type OrderStep } from '../parts/order/order-sheet.tsx';
import { PaySheet } from '../parts/pay-sheet.tsx';
import { words } from '../words.ts';

export function OrderPage({ id }: { readonly id: string }) {
  const view = useOrder(id);
  useNoEcho();
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

type Over =
  | { readonly sheet: 'order'; readonly first: OrderStep }
  | { readonly sheet: 'pay'; readonly share?: Share; readonly guests?: GuestsDishes | undefined }
  | { readonly line: string; readonly first?: 'void' | undefined };
/** Where there is room for one of the two. */
type Pane = 'menu' | 'order';

function OpenOrder({ view }: { readonly view: OrderView }) {
  const [over, setOver] = useState<Over | null>(null);
  const [place, setPlace] = useState<NewLinePlace>({ seat: null, course: undefined });
  const [pane, setPane] = useState<Pane>('menu');
  const [paid, setPaid] = useState<Dishes>(new Map());
  const courses = useCourses(view);
  const { unsent } = sendPlan(view.lines, courses.rankOf);
  const isOpen = !isOver(view);
  const [adding, setAdding] = useState(0);
  useTellingOthers(view.order, over !== null && 'line' in over ? over.line : null, adding);
  const close = (): void => setOver(null);
  return (
    <main className="page order" data-order={view.order} data-pane={isOpen ? pane : 'order'}>
      <OrderHead
        view={view}
        unsent={unsent}
        onMore={() => setOver({ sheet: 'order', first: 'all' })}
        onCustomer={() => setOver({ sheet: 'order', first: 'customer' })}
      />
      {isOpen && <PaneTabs pane={pane} lines={view.lines.length} onPane={setPane} />}
      <div className="order-body">
        {isOpen ? <MenuPane view={view} place={place} onAdding={setAdding} /> : <div className="menu-pane" />}
        <section className="order-pane" aria-label={words.order.lines}>
          {isOpen && <NewLineChoice view={view} place={place} onChange={setPlace} />}
          <OrderNotices view={view} />
          <LineList view={view} isCovered={over !== null} onOpen={(line, first) => setOver({ line, first })} />
          <Sums view={view} />
        </section>
        <OrderActions view={view} onPay={() => setOver({ sheet: 'pay' })} />
      </div>
      {over !== null && 'line' in over && <LineSheet view={view} id={over.line} first={over.first} onClose={close} />}
      {over !== null && 'sheet' in over && over.sheet === 'pay' && (
        <PaySheet
          view={view}
          share={over.share}
          part={over.guests?.amount}
          onPartTaken={() => setPaid(together(paid, over.guests?.dishes ?? new Map()))}
          onClose={close}
        />
      )}
      {over !== null && 'sheet' in over && over.sheet === 'order' && (
        <OrderSheet
          view={view}
          first={over.first}
          paid={paid}
          onPay={(share, guests) => setOver({ sheet: 'pay', share, guests })}
          onClose={close}
        />
      )}
    </main>
  );
}

/** Colleagues see who is here and what is about to change. */
function useTellingOthers(order: string, line: string | null, adding: number): void {
  const core = useCore();
  useEffect(() => core.lookAt(order, { line, adding }), [core, order, line, adding]);
  useEffect(() => () => core.lookAt(null), [core]);
}

/** On a phone the menu and the order take turns. */
function PaneTabs({
  pane,
  lines,
  onPane,
}: {
  readonly pane: Pane;
  readonly lines: number;
  readonly onPane: (pane: Pane) => void;
}) {
  return (
    <div className="pane-tabs" role="tablist" aria-label={words.order.panes}>
      {(['menu', 'order'] as const).map((one) => (
        <button key={one} type="button" role="tab" aria-selected={one === pane} onClick={() => onPane(one)}>
          {one === 'menu' ? words.order.menu : words.order.linesTab(lines)}
        </button>
      ))}
    </div>
  );
}

function Sums({ view }: { readonly view: OrderView }) {
  const { show, currency } = useMoney();
  return (
    <dl className="sums">
      {view.discounts.standing.map(({ by, discount, off }) => (
        <div key={by.event.id} className="sum-discount">
          <dt>{shared.giving.orderDiscount(offInWords(discount, currency), discount.reason)}</dt>
          <dd>−{show(off)}</dd>
        </div>
      ))}
      <div className="sum-total">
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

import { allFacts } from '@comanda/shared/order/book.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice, useOrders } from '@comanda/shared/replica/react/hooks.ts';
import { NotPaidChoice, OrderDiscount } from '@comanda/shared/ui/giving/not-paid-choice.tsx';
import type { NotPaid } from '@comanda/shared/ui/giving/not-paid-verbs.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { words as shared } from '@comanda/shared/ui/words.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useAct } from '../data/act.ts';
import { words as expected } from '../data/expected/words.ts';
import { useMoney } from '../data/money.ts';
import { useHouse } from '../data/room.ts';
import { words as serving } from '../data/serving/words.ts';
import { ExpectAgainSheet, ExpectSheet } from '../parts/expected/expect-sheet.tsx';
import { ExpectedSheet } from '../parts/expected/expected-sheet.tsx';
import { EveningSteps } from '../parts/practice/evening-steps.tsx';
import { HandOverAll } from '../parts/serving/hand-over-all.tsx';
import { PayDishes } from '../parts/serving/pay-dishes.tsx';
import { RepeatChoice } from '../parts/serving/repeat-choice.tsx';
import { SplitChoice } from '../parts/serving/split-choice.tsx';
import { WaiterChoice } from '../parts/serving/waiter-choice.tsx';
import { words } from '../words.ts';
import { seatParty } from './seat-party.ts';

/** Of a party that is to come: sheets of their own. */
function ExpectedSheets({ open, onDone }: { readonly open: Expecting; readonly onDone: () => void }) {
  const house = useHouse();
  const [view] = house.expected;
  if (open === 'expect') return <ExpectSheet house={house} table={null} onClose={onDone} />;
  if (view === undefined) return null;
  const title = expected.title(words.table('2'));
  return open === 'expect-again' ? (
    <ExpectAgainSheet view={view} title={title} onClose={onDone} />
  ) : (
    <ExpectedSheet
      table={words.table('2')}
      parties={house.expected}
      onAnother={nothing}
      onExpect={nothing}
      onAgain={nothing}
      onClose={onDone}
    />
  );
}
const expecting = {
  expect: () => expected.expect,
  expected: () => expected.tab,
  'expect-again': () => expected.change,
} as const;
type Expecting = keyof typeof expecting;
const expectingNames = Object.keys(expecting) as readonly Expecting[];

/** One order, and the sheets in which something is done about it. */
export function Party() {
  const core = useDevice();
  const [view] = useOrders().values();
  const hasMenu = core.records('products').size > 0;
  useEffect(() => {
    if (hasMenu && core.book.orders.size === 0) seatParty(core);
  }, [core, hasMenu]);
  return view === undefined ? null : <Sheets view={view} />;
}

type Shown = { readonly title: string; readonly inside: (view: OrderView, done: () => void) => ReactNode };
const nothing = (): void => {};

const sheets = {
  repeat: () => ({
    title: serving.again.title,
    inside: (view, done) => <RepeatChoice view={view} onDone={done} />,
  }),
  split: () => ({
    title: serving.split.title,
    inside: (view, done) => <SplitChoice view={view} onPay={nothing} onPayDishes={nothing} onDone={done} />,
  }),
  'pay-dishes': () => ({
    title: serving.split.payDishes,
    inside: (view, done) => <PayDishes view={view} paid={new Map()} onPay={done} />,
  }),
  waiter: () => ({
    title: serving.waiter.title,
    inside: (view, done) => <WaiterChoice orders={[view]} onDone={done} />,
  }),
  void: () => ({
    title: shared.giving.void,
    inside: (view, done) => <OnLine verb="void" view={view} onDone={done} />,
  }),
  'give-free': () => ({
    title: shared.giving.give,
    inside: (view, done) => <OnLine verb="comp" view={view} onDone={done} />,
  }),
  'discount-line': () => ({
    title: shared.giving.discount,
    inside: (view, done) => <OnLine verb="discount" view={view} onDone={done} />,
  }),
  'discount-order': () => ({
    title: words.menu.discountTitle,
    inside: (view, done) => <OnOrder view={view} onDone={done} />,
  }),
} as const satisfies Record<string, () => Shown>;
const names = Object.keys(sheets) as readonly (keyof typeof sheets)[];

type Asked = { readonly view: OrderView; readonly onDone: () => void };

function OnLine({ verb, view, onDone }: Asked & { readonly verb: NotPaid }) {
  const act = useAct();
  const { currency } = useMoney();
  const [line] = view.lines;
  if (line === undefined) return null;
  return (
    <NotPaidChoice verb={verb} view={view} line={line} act={act} currency={currency} onBack={onDone} onDone={onDone} />
  );
}

function OnOrder({ view, onDone }: Asked) {
  const { currency } = useMoney();
  return <OrderDiscount view={view} act={useAct()} currency={currency} onBack={onDone} onDone={onDone} />;
}

function Sheets({ view }: { readonly view: OrderView }) {
  const core = useDevice();
  const [open, setOpen] = useState<keyof typeof sheets | null>(null);
  const [openExpecting, setOpenExpecting] = useState<Expecting | null>(null);
  const done = (): void => setOpen(null);
  const shown: Shown | null = open === null ? null : sheets[open]();
  const facts = [...core.book.orders.values()].flatMap(allFacts);
  return (
    <>
      <section className="drill">
        <EveningSteps apart={new Set(facts.slice(-2).map(({ event }) => event.id))} />
      </section>
      <div className="row">
        {names.map((name) => (
          <button key={name} type="button" data-sheet={name} onClick={() => setOpen(name)}>
            {sheets[name]().title}
          </button>
        ))}
        {expectingNames.map((name) => (
          <button key={name} type="button" data-sheet={name} onClick={() => setOpenExpecting(name)}>
            {expecting[name]()}
          </button>
        ))}
        <HandOverAll />
      </div>
      {openExpecting !== null && <ExpectedSheets open={openExpecting} onDone={() => setOpenExpecting(null)} />}
      {shown !== null && (
        <Sheet title={shown.title} onClose={done}>
          {shown.inside(view, done)}
        </Sheet>
      )}
    </>
  );
}

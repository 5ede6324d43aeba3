import { enableCompileCache } from 'node:module';
import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import { cents } from '@comanda/shared/money/cents.ts';
import type { OrderFacts } from '@comanda/shared/order/book.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { OrderEventType } from '@comanda/shared/order/events.ts';
import { type OrderView, orderView } from '@comanda/shared/order/order-view.ts';
import { signInWithPin } from '@comanda/shared/replica/enrol.ts';
import { menuOn } from '@comanda/shared/replica/menu-on.ts';
import { createHeadlessDevice } from '@comanda/shared/replica/node/headless.ts';
import type { Asked, Condition, DeviceBirth, RequestName, Requests, Shown, Touch } from './device-requests.ts';

enableCompileCache();

/** One device in a process of its own, so that it can be killed. Its person sits at the other end of the IPC channel. */
const birth = JSON.parse(process.argv[2] ?? '{}') as DeviceBirth;
const { core } = createHeadlessDevice({
  address: birth.address,
  device: birth.device,
  token: birth.token,
  folder: birth.folder,
  ...(birth.longPoll ? { only: 'long-poll' } : {}),
});

/** Comparable between the processes of one machine, whatever is done to the wall clock meanwhile. */
const nowMs = (): number => performance.timeOrigin + performance.now();

const viewOf = (order: string): OrderView => {
  const view = orderView(core.book, order);
  if (view === null) throw new Error(`${order} is not on this device`);
  return view;
};

const dishes = (view: OrderView): number => view.lines.reduce((count, line) => count + line.quantity, 0);

const holds: { readonly [C in Condition['until']]: (condition: Extract<Condition, { until: C }>) => boolean } = {
  settled: ({ sinceMs = 0 }) => {
    const { state, pending, ageMs } = core.connection();
    return state === 'live' && pending === 0 && nowMs() - (ageMs ?? Number.POSITIVE_INFINITY) >= sinceMs;
  },
  'signed-in': () => core.isReady && core.signedIn !== null,
  seen: ({ order, line }) => {
    const facts = core.book.orders.get(order);
    if (facts === undefined) return false;
    return line === null ? orderView(core.book, order) !== null : facts.lines.has(line);
  },
  dishes: ({ order, count }) => {
    const view = orderView(core.book, order);
    return view !== null && dishes(view) >= count;
  },
  closed: ({ orders }) => orders.every((order) => orderView(core.book, order)?.state === 'closed'),
  gone: ({ orders }) => {
    if (orders.some((order) => core.book.orders.has(order))) return false;
    for (const order of orders) watched.delete(order);
    return true;
  },
};

/** When each line of the orders that somebody asked about was on the screen first. */
const firstSeenMs = new Map<string, number>();
const watched = new Map<string, OrderFacts | undefined>();

function noteLines(): void {
  for (const [order, known] of watched) {
    const facts = core.book.orders.get(order);
    if (facts === known) continue;
    watched.set(order, facts);
    for (const line of facts?.lines.keys() ?? []) if (!firstSeenMs.has(line)) firstSeenMs.set(line, nowMs());
  }
}

type Waiter = { readonly condition: Condition; readonly met: () => void };
const waiters = new Set<Waiter>();
const isMet = (condition: Condition): boolean => core.isReady && holds[condition.until](condition as never);

function look(): void {
  if (!core.isReady) return;
  noteLines();
  for (const waiter of waiters) {
    if (!isMet(waiter.condition)) continue;
    waiters.delete(waiter);
    waiter.met();
  }
}
core.onChange(look);

const tapTypes: ReadonlySet<OrderEventType> = new Set(['line-added', 'quantity-tapped', 'quantity-typed'] as const);

function shown(order: string): Shown | null {
  const view = orderView(core.book, order);
  if (view === null) return null;
  const own = view.lines
    .flatMap((line) => line.facts)
    .filter(({ event }) => event.device === birth.device && tapTypes.has(event.type));
  return {
    order,
    number: view.number,
    state: view.state,
    total: view.total,
    paid: view.paid,
    balance: view.balance,
    lines: view.lines.map(({ line, item, quantity, fired, amount }) => ({
      line,
      product: item.product,
      quantity,
      fired,
      amount,
    })),
    ownTaps: own.length,
  };
}

function commandFor(touch: Touch): Command {
  switch (touch.touch) {
    case 'command':
      return touch.command;
    case 'dish': {
      const { order, line, product, plus } = touch;
      const there = viewOf(order).lines.find((one) => one.item.product === product && !one.removed);
      if (plus && there !== undefined) return { type: 'tap-quantity', order, line: there.line, by: 1 };
      const item = sell(menuOn(core), product);
      if (isRefusal(item)) throw new Error(`${product} cannot be sold: ${item.refused}`);
      return { type: 'add-line', order, line, item, quantity: 1, course: null, seat: null };
    }
    case 'take-payment': {
      const { order, payment } = touch;
      const { balance } = viewOf(order);
      return {
        type: 'register-payment',
        order,
        payment,
        tender: 'cash',
        amount: balance,
        given: cents(Math.ceil(balance / 500) * 500),
      };
    }
  }
}

async function touch(asked: Touch): Promise<Requests['touch']['answer']> {
  // What is not on the screen cannot be touched.
  if (asked.touch !== 'command' && orderView(core.book, asked.order) === null) return { refused: 'no-such-order' };
  const command = commandFor(asked);
  const touchedMs = nowMs();
  const polled = birth.longPoll || core.connection().kind === 'long-poll';
  return new Promise((resolve) => {
    const answer = {
      touchedMs,
      line: 'line' in command ? command.line : null,
      isNew: command.type === 'add-line',
      polled,
    };
    const events = core.act(command, () => resolve(answer));
    if (isRefusal(events)) resolve({ refused: events.refused });
    else if (events.length === 0) resolve(answer);
  });
}

async function signIn({ staff, pin }: Requests['sign-in']['ask']): Promise<null> {
  const person = [...core.records('staff')].find(([, row]) => row.fields.name === staff);
  if (person === undefined) throw new Error(`nobody is called ${staff}`);
  core.signIn(await signInWithPin(fetch, birth.address, birth.token, { staff: person[0], pin }));
  return null;
}

const answers: {
  readonly [R in RequestName]: (ask: Requests[R]['ask']) => Requests[R]['answer'] | Promise<Requests[R]['answer']>;
} = {
  'sign-in': signIn,
  touch,
  wait: (condition) =>
    new Promise((resolve) => {
      const line = condition.until === 'seen' ? condition.line : null;
      if (condition.until === 'seen') watched.set(condition.order, undefined);
      waiters.add({ condition, met: () => resolve({ seenMs: firstSeenMs.get(line ?? '') ?? nowMs() }) });
      look();
    }),
  show: ({ orders }) => orders.map(shown),
  menu: () => ({
    products: Object.fromEntries([...menuOn(core).products.values()].map(({ code, id }) => [code, id])),
    tables: [...core.records('tables').keys()],
    multiSession: core.replica.config?.multiSession ?? '',
  }),
  cards: () => core.cards.map(({ offer, verdict }) => `${offer.type} ${verdict.verdict}: ${verdict.code}`),
  wake: () => {
    core.wake();
    return null;
  },
  state: () => JSON.stringify({ ...core.connection(), halted: core.halted, position: core.replica.position }),
};

process.on('message', async ({ id, name, ask }: Asked) => {
  try {
    process.send?.({ id, answer: await answers[name](ask as never) });
  } catch (error) {
    process.send?.({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
// Whoever holds it has gone: nobody would ever stop it.
process.on('disconnect', () => process.exit());

core.start();

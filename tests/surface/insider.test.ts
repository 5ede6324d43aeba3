import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBox } from '@comanda/server/box.ts';
import { createLog } from '@comanda/server/log.ts';
import { maxTiedOrders } from '@comanda/shared/sync/ties.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FuzzedBox, startFuzzedBox } from '../fuzz/fuzzed-box.ts';
import { type Prepared, prepare } from '../fuzz/prepared.ts';
import { type Insider, insiderAt, type Said } from './insider.ts';

/** Longer than this nobody may be kept waiting by somebody else's device. */
const mostStallMs = 50;
/** Or, where even a busy evening holds the box up as other programs take its processor: so many times what that does just then. */
const mostTimesAnEvening = 3;
/** Of several times the best: a collection of garbage may fall into any of them. */
const mostRounds = 5;

const folder = mkdtempSync(join(tmpdir(), 'comanda-insider-'));
let box: FuzzedBox;
let insider: Insider;
let prepared: Prepared;

beforeAll(async () => {
  prepared = await prepare(folder, 1);
  wantOneWaiter(join(folder, 'data'));
  box = await startFuzzedBox(join(folder, 'data'));
  const [paired] = prepared.hostile;
  if (paired === undefined) throw new Error('nobody was paired');
  insider = await insiderAt(box.port, paired, prepared.recorded);
}, 60_000);

afterAll(async () => {
  insider.leave();
  await box.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Each table has one waiter: then it is asked of every offer whose table it is about. */
function wantOneWaiter(data: string): void {
  const stopped = openBox(data, createLog('silent'), (error) => {
    throw error;
  });
  const rows = [...(stopped.core.life.records.tables.get('multi_sessions')?.keys() ?? [])];
  stopped.core.changeRecords(rows.map((id) => ({ table: 'multi_sessions', id, fields: { oneWaiterPerTable: true } })));
  stopped.close();
}

const bodyOf = (type: string): Record<string, unknown> =>
  prepared.recorded.offers.find((offer) => offer.type === type)?.body as Record<string, unknown>;

const opening = (orderId: string): Said => ({
  type: 'order-opened',
  orderId,
  body: { kind: 'take-away', table: null, multiSession: bodyOf('order-opened').multiSession, saw: [] },
});
const adding = (orderId: string, line: string): Said => ({
  type: 'line-added',
  orderId,
  body: { line, item: bodyOf('line-added').item, quantity: 900, course: null, seat: null },
});
const tap = (orderId: string, line: string): Said => ({ type: 'quantity-tapped', orderId, body: { line, by: 1 } });
const merge = (orderId: string, into: string): Said => ({ type: 'orders-merged', orderId, body: { into, over: [] } });
const move = (orderId: string, line: string, to: string): Said => ({
  type: 'line-transferred',
  orderId,
  body: { line, to, over: [] },
});
const part = (orderId: string, line: string, as: string, to: string): Said => ({
  type: 'line-parted',
  orderId,
  body: { line, as, quantity: 400, to },
});

const ids = (count: number): string[] => Array.from({ length: count }, () => insider.newId());

type Plot = { readonly before: readonly Said[]; readonly after: readonly Said[]; readonly pushesAtOnce?: number };

/** So many orders with a line each, to be tied together. */
function parties(ties: (orders: readonly string[], lines: readonly string[]) => readonly Said[]): Plot {
  const [orders, lines] = [ids(maxTiedOrders), ids(maxTiedOrders)];
  const opened = orders.flatMap((order, at) => [opening(order), adding(order, lines[at] ?? '')]);
  const taps = orders.slice(0, 20).map((order, at) => tap(order, lines[at] ?? ''));
  return { before: opened, after: [...ties(orders, lines), ...taps] };
}

/** A dish that is parted as often as may be, and then very many taps on its parts. */
function parted(parent: (lines: readonly string[], at: number) => string | undefined): Plot {
  const [order = '', other = '', line = ''] = ids(3);
  const parts = ids(199);
  const parting = parts.map((as, at) => part(order, parent(parts, at) ?? line, as, other));
  const taps = parts.flatMap((as) => [tap(order, as), tap(order, line)]);
  return { before: [opening(order), opening(other), adding(order, line)], after: [...parting, ...taps] };
}

const fires = (orderId: string, line: string, quantity: number): Said => ({
  type: 'lines-fired',
  orderId,
  body: { lines: [{ line, quantity, stations: [] }] },
});

/** A dish that is parted within reason and without, fired again and again under all of its lines, and tapped in between. */
function firedTwice(count: number): Plot {
  const [order = '', other = '', line = ''] = ids(3);
  const parts = ids(count);
  const parting = parts.map((as) => part(order, line, as, other));
  const rounds = Array.from({ length: Math.ceil(400 / count) }, (_, round) =>
    [line, ...parts].flatMap((one) => [fires(order, one, round + 1), tap(order, one)]),
  );
  return { before: [opening(order), opening(other), adding(order, line), ...parting], after: rounds.flat() };
}

const plots: readonly (readonly [string, () => Plot])[] = [
  ['merges all orders into one', () => parties(([root = '', ...others]) => others.map((one) => merge(one, root)))],
  [
    'merges each order into the next',
    () => parties((orders) => orders.slice(1).map((next, at) => merge(orders[at] ?? '', next))),
  ],
  [
    'merges each order into the one before it, the last one first',
    () =>
      parties((orders) =>
        orders
          .slice(1)
          .map((one, at) => merge(one, orders[at] ?? ''))
          .reverse(),
      ),
  ],
  [
    'merges orders in a circle',
    () => parties((orders) => orders.map((one, at) => merge(one, orders[(at + 1) % orders.length] ?? ''))),
  ],
  [
    'sends a line of each order to the next',
    () => parties((orders, lines) => orders.slice(1).map((to, at) => move(orders[at] ?? '', lines[at] ?? '', to))),
  ],
  ['parts one dish very often', () => parted(() => undefined)],
  ['fires a dish and its dozen parts again and again', () => firedTwice(12)],
  ['fires a dish and a hundred parts of it', () => firedTwice(100)],
  ['parts each part again', () => parted((parts, at) => parts[at - 1])],
  [
    'fills an order with lines',
    () => {
      const [order = ''] = ids(1);
      const lines = ids(2_000);
      const adds = lines.map((line) => adding(order, line));
      return { before: [opening(order)], after: [...adds, ...lines.map((line) => tap(order, line))] };
    },
  ],
  ['says six thousand taps before it hears of the first', () => crammed()],
];

/** As many pushes as a device may have waiting, each as full as a message has room for. */
function crammed(): Plot {
  const { before, after } = evening();
  return {
    before,
    after: Array.from({ length: 6_000 }, (_, at) => after[at % after.length] as Said),
    pushesAtOnce: 60,
  };
}

/** As many parties as a plot has, each with a dish of its own and nothing that ties them. */
function evening(): Plot {
  const [orders, lines] = [ids(maxTiedOrders), ids(maxTiedOrders)];
  const before = orders.flatMap((order, at) => [opening(order), adding(order, lines[at] ?? '')]);
  const taps = orders.map((order, at) => tap(order, lines[at] ?? ''));
  return { before, after: [...taps, ...taps] };
}

/** How long the box is held up by what comes after. */
async function stallOf({ before, after, pushesAtOnce }: Plot): Promise<number> {
  expect(await insider.says(before)).toEqual(new Map());
  await box.ask('begin');
  expect(await insider.says(after, pushesAtOnce)).toEqual(new Map());
  return (await box.ask('tell')).stallMaxMs;
}

test.each(plots)(
  'a device that %s holds the box up for no longer than 50 ms',
  { timeout: 120_000 },
  async (_, plot) => {
    const stalls: number[] = [];
    let mostMs = mostStallMs;
    while (stalls.length < mostRounds && !stalls.some((ms) => ms <= mostMs)) {
      if (stalls.length > 0) mostMs = Math.max(mostMs, mostTimesAnEvening * (await stallOf(evening())));
      stalls.push(await stallOf(plot()));
    }
    expect(Math.min(...stalls)).toBeLessThanOrEqual(mostMs);
    expect(box.crashes).toEqual([]);
  },
);

test('more orders than two hundred are not tied together', { timeout: 60_000 }, async () => {
  const { before, after } = parties(([root = '', ...others]) => others.map((one) => merge(one, root)));
  await insider.says([...before, ...after]);
  const [root = '', order = '', line = ''] = [after[0]?.body as { into: string }, ...ids(2)].map((one) =>
    typeof one === 'string' ? one : (one?.into ?? ''),
  );
  expect(await insider.says([opening(order), adding(order, line), merge(order, root)])).toEqual(
    new Map([['order-full', 1]]),
  );
  expect(await insider.says([move(order, line, root), tap(order, line)])).toEqual(new Map([['order-full', 1]]));
});

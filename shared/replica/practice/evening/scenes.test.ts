import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { noteText } from '@comanda/shared/notes/note-text.ts';
import { allFacts } from '@comanda/shared/order/book.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { accidentalTwins } from '@comanda/shared/order/twins.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import { expect, test, vi } from 'vitest';
import { laidPractice, patienceMs } from '../practice.fixture.ts';
import { practiceIds } from '../practice-plan.ts';
import { viewOf } from './acts.ts';
import { play, type Step } from './play.ts';
import { type SceneName, sceneNames, scenes } from './scenes.ts';

vi.setConfig({ testTimeout: 3 * patienceMs });

const people = ['Anna', 'Ben'].map((name) => ({ name, initials: name.slice(0, 2), colour: '#2f6f9f' }));
const soup = ({ lines }: OrderView) => lines[0];
const lost = (field: { readonly lost: readonly { readonly value: unknown }[] } | undefined) =>
  field?.lost.map(({ value }) => value);

/** What the house rules say of each, as both tablets show it. */
const outcome: Readonly<Record<SceneName, (view: OrderView, core: DeviceCore) => unknown>> = {
  addBoth: (view) => expect(view.lines.map(({ quantity }) => quantity)).toEqual([2, 1, 1]),
  tapBoth: (view) => expect(soup(view)?.quantity).toBe(4),
  typeAndTap: (view) => expect(soup(view)?.quantity).toBe(5),
  typeBoth: (view) => {
    expect([soup(view)?.quantity, view.guests.value, soup(view)?.seat.value]).toEqual([4, 4, 2]);
    expect([lost(soup(view)?.wanted), lost(view.guests), lost(soup(view)?.seat)]).toEqual([[3], [5], [1]]);
  },
  noteBoth: (view) => expect(noteText(soup(view)?.noteUpdates ?? [])).toBe('please: no nuts, in a bowl'),
  removedAndChanged: (view) => expect(soup(view)).toMatchObject({ removed: true, quantity: 0 }),
  removedAndFired: (view) => expect(soup(view)).toMatchObject({ quantity: 2, fired: 2, withKitchen: 2 }),
  firedBoth: (view) => expect(soup(view)).toMatchObject({ quantity: 2, fired: 2 }),
  movedTwice: (view) => {
    expect(view.table.value).toBe(practiceIds.table('3'));
    expect(lost(view.table)).toEqual([practiceIds.table('2')]);
  },
  openedTwice: (view, core) => expect(accidentalTwins(core.book, view.order)).toHaveLength(1),
  cancelledAndAdded: (view) => {
    expect(view).toMatchObject({ state: 'open', lines: [{ quantity: 2 }, { quantity: 1 }] });
    expect(view.cancelOverruled).not.toBeNull();
  },
  paidAndAdded: (view) => {
    expect(view.late.size).toBe(1);
    expect(view.balance).toBe(view.lines[1]?.amount);
  },
  paidTwice: (view) => expect(view).toMatchObject({ payments: [{}, {}], balance: -view.total }),
  voidedAndPaid: (view) => {
    expect(view).toMatchObject({ payments: [{}], balance: -view.total });
    expect(soup(view)).toMatchObject({ voided: 1 });
  },
  bumpedAndRecalled: (view) => expect(soup(view)).toMatchObject({ ready: 2 }),
  tableArchived: (view, core) => {
    expect(view).toMatchObject({ state: 'open', lines: [{ quantity: 1 }] });
    expect(core.records('tables').get(view.table.value ?? '')?.fields.archived).toBe(true);
  },
  soldOut: (view, core) => {
    const bread = view.lines[1];
    expect(bread?.quantity).toBe(1);
    expect(core.records('products').get(bread?.item.product ?? '')?.fields.availability).toBe('sold-out');
  },
  stationChanged: (view, core) => {
    const sent = view.lines.map(({ firings, item }) => [item.stations, firings.map(({ stations }) => stations)]);
    const [station] = soup(view)?.item.stations ?? [];
    expect(station).toBeTypeOf('string');
    expect(sent).toEqual([1, 2].map(() => [[station], [[station]]]));
    expect(core.records('products').get(soup(view)?.item.product ?? '')?.fields.station).not.toBe(station);
  },
  wrongClock: (view, core) => {
    expect([soup(view)?.quantity, view.guests.value]).toEqual([4, 4]);
    expect([lost(soup(view)?.wanted), lost(view.guests)]).toEqual([[3], [5]]);
    const [facts] = [...core.book.orders.values()].filter(({ order }) => order === view.order).map(allFacts);
    expect(facts?.length).toBeGreaterThan(4);
    for (const { clock } of facts ?? []) expect(Math.abs(hlcToMs(clock) - Date.now())).toBeLessThan(30 * 60_000);
  },
};

test.concurrent.for(sceneNames)(
  '%s ends as the house rules say, the same on both tablets',
  async (name, { onTestFinished }) => {
    const [anna, ben] = await laidPractice({ room: 'Practice', people, menu: null }, onTestFinished);
    if (anna === undefined || ben === undefined) throw new Error('two tablets were asked for');
    const steps: Step[] = [];
    await play(scenes[name], { anna, ben }, async (step) => void steps.push(step));
    const order = steps[0]?.order ?? '';
    expect(new Set(steps.map(({ phase }) => phase))).toContain('apart');
    for (const { core } of [anna, ben]) {
      expect(core.cards).toEqual([]);
      outcome[name](viewOf(core, order), core);
    }
    const { facts: _, ...here } = plain(anna.core, order);
    const { facts: __, ...there } = plain(ben.core, order);
    expect(there).toEqual(here);
  },
);

const plain = ({ book }: DeviceCore, order: string) => JSON.parse(JSON.stringify(orderView(book, order) ?? {}));

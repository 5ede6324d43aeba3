import { orderEventTypes } from '@comanda/shared/order/event-types.ts';
import { sampleId } from '@comanda/shared/sample/sample-id.ts';
import type { BoxCore } from '@comanda/shared/sync/box-core.ts';
import { recordTableNames } from '@comanda/shared/sync/records.ts';
import { closeCodes, type Down, type RecordRow, type SealedFact } from '@comanda/shared/sync/wire.ts';
import { expect, test, vi } from 'vitest';
import { RealRestaurant } from '../restaurant/real/real-restaurant.ts';
import { Restaurant } from '../restaurant/restaurant.ts';
import type { Stage } from '../restaurant/stage.ts';
import { freshId, type Honest, serveParty } from './honest-offers.ts';
import { type Known, lies } from './lies.ts';
import {
  newIncarnation,
  outcomeOf,
  type Person,
  type Signed,
  type Speaker,
  signed,
  speakOver,
  speakTo,
} from './speaker.ts';

const everything = [...orderEventTypes, ...recordTableNames.map((table) => `record-changed:${table}` as const)];
const dayMs = 24 * 3_600_000;

const coreOf = (night: Stage): BoxCore => {
  if (night.box.core === null) throw new Error('the box is down');
  return night.box.core;
};

/** How the restaurant is reached: in memory, or over a real socket. */
type House = {
  readonly night: Stage;
  readonly honest: Honest;
  nowMs(): number;
  person(name: string, role: string, device?: string): Person;
  speak(person: Pick<Person, 'device' | 'token'>, more?: Parameters<typeof speakTo>[2]): Promise<Speaker>;
  /** Waits until the box has answered. */
  until(holds: () => boolean): Promise<void>;
};

async function inMemory(): Promise<House> {
  const night = new Restaurant({ tablets: 1 });
  const nowMs = () => night.time.nowMs;
  return {
    ...houseOf(night, await serveParty(night, nowMs), nowMs, (device) => night.box.pair(device)),
    speak: async (person, more) => {
      const speaker = speakTo(coreOf(night), person, more);
      night.time.pass(50);
      return speaker;
    },
    until: async (holds) => {
      for (let waits = 0; waits < 100 && !holds(); waits += 1) night.time.pass(5);
    },
  };
}

async function onSockets(): Promise<House & { close(): Promise<void> }> {
  const night = await RealRestaurant.open(
    { only: 'web-socket', refusesUpgrades: false, kind: 'web-socket' },
    { tablets: 1 },
  );
  return {
    ...houseOf(night, await serveParty(night, Date.now), Date.now, (device) =>
      night.box.pair({ ...device, role: 'tablet' }),
    ),
    speak: (person, more) => speakOver(night.box.port, person, more),
    until: (holds) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 5_000, interval: 2 }),
    close: () => night.close(),
  };
}

type Pairing = (device: { id: string; name: string; role: string; multiSession: string }) => string;

function houseOf(
  night: Stage,
  honest: Honest,
  nowMs: () => number,
  pair: Pairing,
): Pick<House, 'night' | 'honest' | 'nowMs' | 'person'> {
  return {
    night,
    honest,
    nowMs,
    person(name, role, device = 'tablet') {
      const id = sampleId(`device ${name}`);
      const token = pair({ id, name, role: device, multiSession: night.multiSessions()[0] ?? '' });
      return { device: id, token, signIn: coreOf(night).signIn(id, night.staff(role)) };
    },
  };
}

/** A thief with a waiter's tablet, and everything that they may have picked up. */
async function withThief(house: House) {
  const { night, nowMs } = house;
  const core = coreOf(night);
  const thief = house.person('thief', 'owner');
  const other = house.person('other', 'manager');
  const honestOne = await house.speak(other);
  const [cashier, cook] = [night.staff('cashier'), night.staff('cook')];
  const left = core.signIn(thief.device, cashier);
  const [admitted] = night.sql<{ id: string }>('SELECT id FROM order_events LIMIT 1');
  const known: Known = {
    nowMs: nowMs(),
    own: thief.signIn,
    foreign: other.signIn,
    foreignApproval: core.signIn(other.device, night.staff('manager'), freshId(nowMs())),
    otherApproval: core.signIn(thief.device, night.staff('manager'), freshId(nowMs())),
    expired: core.signIn(thief.device, cook),
    left,
    othersIncarnation: honestOne.incarnation,
    admitted: admitted?.id ?? '',
  };
  return { thief, known, cashier };
}

async function outcome(house: House, speaker: Speaker, offer: Signed): Promise<string | null> {
  const after = speaker.heard().length;
  speaker.say({ type: 'push', offers: [offer] });
  await house.until(() => outcomeOf(speaker, offer, after) !== null);
  return outcomeOf(speaker, offer, after);
}

/** Everything that a restaurant knows, as one text. */
const truth = ({ night }: House): string =>
  JSON.stringify(
    ['order_events', 'orders', 'order_lines', ...recordTableNames].map((table) => night.sql(`SELECT * FROM ${table}`)),
  );

test.each(lies)('no offer of any kind is admitted $name: $code', async ({ tell, code }) => {
  const house = await inMemory();
  const night = house.night as Restaurant;
  const { thief, known, cashier } = await withThief(house);
  const needsPast = tell({} as Signed, known).signIn;
  if (needsPast === known.expired.id) night.time.pass(9 * dayMs);
  if (needsPast === known.left.id) {
    coreOf(night).changeRecords([{ table: 'staff', id: cashier, fields: { archived: true } }]);
    night.time.pass(5 * 60_000);
  }
  const speaker = await house.speak(thief);
  const person = {
    ...thief,
    signIn: needsPast === known.expired.id ? coreOf(night).signIn(thief.device, night.staff('owner')) : thief.signIn,
  };
  const before = truth(house);
  let seq = 0;
  for (const kind of everything) {
    const honest = signed(house.honest(kind), speaker, person, seq + 1, house.nowMs());
    const lie = tell(honest, known) as Signed;
    // The box is not told again what it has refused or set aside under this number.
    if (lie.incarnation === speaker.incarnation) seq += 1;
    expect([kind, await outcome(house, speaker, lie)]).toEqual([kind, code]);
  }
  expect(truth(house)).toBe(before);
});

test('a sample of the same lies over real sockets', { timeout: 60_000 }, async () => {
  const house = await onSockets();
  try {
    const { thief, known } = await withThief(house);
    const speaker = await house.speak(thief);
    const now = lies.filter(({ code }) => code !== 'sign-in-expired');
    const before = truth(house);
    let seq = 0;
    for (const [at, { name, tell, code }] of now.entries()) {
      for (const kind of [everything[at % everything.length], everything[(at * 7 + 3) % everything.length]] as const) {
        if (kind === undefined) continue;
        const lie = tell(signed(house.honest(kind), speaker, thief, seq + 1, house.nowMs()), known) as Signed;
        if (lie.incarnation === speaker.incarnation) seq += 1;
        expect([name, kind, await outcome(house, speaker, lie)]).toEqual([name, kind, code]);
      }
    }
    expect(truth(house)).toBe(before);
  } finally {
    await house.close();
  }
});

for (const [where, open] of [
  ['in memory', inMemory],
  ['on sockets', onSockets],
] as const) {
  const story = (name: string, tell: (house: House) => Promise<void>): void => {
    test(`${where}: ${name}`, { timeout: 30_000 }, async () => {
      const house = await open();
      try {
        await tell(house);
      } finally {
        if ('close' in house) await (house as Awaited<ReturnType<typeof onSockets>>).close();
      }
    });
  };

  story('a token that was replaced, and one that was never given, open nothing', async (house) => {
    const old = house.person('tablet in the drawer', 'waiter');
    const { device } = old;
    for (const token of [`${old.token}x`, old.token.slice(0, -1), 'x'.repeat(64)]) {
      const speaker = await house.speak({ device, token });
      await house.until(() => speaker.closed() !== null);
      expect(speaker.closed()).toBe(closeCodes.unauthorised);
    }
    coreOf(house.night).changeRecords([{ table: 'devices', id: device, fields: { revoked: true } }]);
    const speaker = await house.speak(old);
    await house.until(() => speaker.closed() !== null);
    expect(speaker.closed()).toBe(closeCodes.revoked);
    expect(speaker.heard().map(({ type }) => type)).toEqual(['bye']);
  });

  story('a cloned device takes no number that the real one used, and ends it when it takes its run', async (house) => {
    const real = house.person('cloned', 'waiter');
    const incarnation = newIncarnation();
    const first = await house.speak(real, { incarnation });
    const beer = signed(house.honest('chip-added'), first, real, 1, house.nowMs());
    expect(await outcome(house, first, beer)).toBe('admitted');
    const clone = await house.speak(real, { incarnation });
    await house.until(() => first.closed() !== null);
    expect(first.closed()).toBe(closeCodes.silent);
    const same = signed(house.honest('chip-added'), clone, real, 1, house.nowMs());
    expect(await outcome(house, clone, same)).toBe('reused-id');
    // What was admitted is told to be so, whoever of the two asks again.
    expect(await outcome(house, clone, beer)).toBe('admitted');
    expect(house.night.sql('SELECT id FROM order_events WHERE incarnation = ?', incarnation)).toEqual([
      { id: beer.id },
    ]);
  });

  story('prices, reductions and sums that a device claims are those of the menu or refused', async (house) => {
    const waiter = house.person('cheap', 'waiter');
    const speaker = await house.speak(waiter);
    const sold = house.honest('line-added');
    const item = sold.body.item as Record<string, unknown>;
    const claims: readonly (readonly [object, string])[] = [
      [{ ...item, unitPrice: Number(item.unitPrice) - 1 }, 'price-differs'],
      [{ ...item, unitPrice: 0 }, 'price-differs'],
      [{ ...item, unitPrice: -100 }, 'price-differs'],
      [{ ...item, unitPrice: 1e308 }, 'malformed'],
      [{ ...item, taxRate: 0 }, 'price-differs'],
      [{ ...item, menuVersion: 10_000 }, 'price-differs'],
      [{ ...item, product: freshId(house.nowMs()) }, 'price-differs'],
      [{ ...item, stations: [] }, 'price-differs'],
      [
        { ...item, modifiers: [{ group: item.product, option: item.product, name: 'free', price: -500 }] },
        'price-differs',
      ],
    ];
    for (const [at, [claimed, code]] of claims.entries()) {
      const body = { ...house.honest('line-added').body, item: claimed };
      const offer = signed({ ...sold, body }, speaker, waiter, at + 1, house.nowMs());
      expect([claimed, await outcome(house, speaker, offer)]).toEqual([claimed, code]);
    }
  });

  story('a clock that claims the future is given the time of the box, and wins nothing', async (house) => {
    const waiter = house.person('future', 'waiter');
    const speaker = await house.speak(waiter);
    const offer = signed(house.honest('guests-set'), speaker, waiter, 1, house.nowMs());
    const claimed = { ...offer, clock: Number.MAX_SAFE_INTEGER };
    expect(await outcome(house, speaker, claimed)).toBe('admitted');
    const [row] = house.night.sql<{ admitted_clock: number }>(
      'SELECT admitted_clock FROM order_events WHERE id = ?',
      offer.id,
    );
    expect(Math.abs((row?.admitted_clock ?? 0) / 1024 - house.nowMs())).toBeLessThan(60_000);
  });

  story('what the box never sealed is not taken back, whatever is changed in it', async (house) => {
    const thief = house.person('returned', 'waiter');
    const speaker = await house.speak(thief);
    await house.until(() => speaker.heard().some((message) => message.type === 'snapshot' && message.isLast));
    const fact = firstFact(speaker.heard());
    const { at: _, ...sealed } = fact;
    const id = freshId(house.nowMs());
    const [sealedRow] = speaker.heard().flatMap((message) => (message.type === 'snapshot' ? message.records : []));
    const { mac = '', ...row } = sealedRow as RecordRow;
    const later = Object.fromEntries(Object.keys(row.clocks).map((field) => [field, house.nowMs() * 1024]));
    const before = truth(house);
    const forged = [
      { row: { ...row, clocks: later }, mac },
      { row: { ...row, table: 'staff', fields: { ...row.fields, role: 'owner' } }, mac },
      { row: { ...row, table: '__proto__' }, mac: '0'.repeat(32) },
      { ...sealed, event: { ...sealed.event, id } },
      { ...sealed, event: { ...sealed.event, id, staff: thief.signIn.staff } },
      { ...sealed, event: { ...sealed.event, id }, mac: '0'.repeat(32) },
      { ...sealed, event: { ...sealed.event, id }, admittedClock: 1 },
      { ...sealed, admittedClock: (sealed.admittedClock ?? 0) + 1 },
      { ...sealed, mac: 'f'.repeat(32) },
    ];
    speaker.say({ type: 'reoffer', events: forged });
    await house.until(() => speaker.heard().some(({ type }) => type === 'reoffered'));
    expect(truth(house)).toBe(before);
  });
}

function firstFact(heard: readonly Down[]): SealedFact {
  const [fact] = heard.flatMap((message) =>
    message.type === 'snapshot' ? message.orders.flatMap(({ facts }) => facts) : [],
  );
  if (fact === undefined) throw new Error('the snapshot has no fact');
  return fact;
}

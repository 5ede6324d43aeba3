import { factsToEndOrder, maxFactsPerOrder, maxGiven, maxOrdersHeld } from '@comanda/shared/sync/admit.ts';
import type { BoxCore } from '@comanda/shared/sync/box-core.ts';
import { mostLinks } from '@comanda/shared/sync/box-core.ts';
import { mostSetAside } from '@comanda/shared/sync/box-greeting.ts';
import { maxRefusedLetters, maxRowsInTable } from '@comanda/shared/sync/box-group.ts';
import { runsInMemory } from '@comanda/shared/sync/box-life.ts';
import { maxQueuedPushes } from '@comanda/shared/sync/box-link.ts';
import { awayFacts } from '@comanda/shared/sync/conversation.ts';
import { mostSignIns } from '@comanda/shared/sync/keeping.ts';
import { beatMs, closeCodes, deadMs, type Hello, maxPushEvents } from '@comanda/shared/sync/wire.ts';
import { describe, expect, test } from 'vitest';
import { freshId, type Said, serveParty } from '../forgery/honest-offers.ts';
import {
  newIncarnation,
  outcomeOf,
  type Person,
  type Signed,
  type Speaker,
  signed,
  speakTo,
} from '../forgery/speaker.ts';
import { Restaurant } from '../restaurant/restaurant.ts';

// What a device that never stops comes to, at the box and at the other devices. `docs/limits.md` says it for people.

const opened = () => {
  const night = new Restaurant({ tablets: 1 });
  const core = (): BoxCore => {
    if (night.box.core === null) throw new Error('the box is down');
    return night.box.core;
  };
  const id = freshId(night.time.nowMs);
  const token = night.box.pair({ id, name: 'Thief', role: 'tablet', multiSession: night.multiSessions()[0] ?? '' });
  const thief: Person = { device: id, token, signIn: core().signIn(id, night.staff('owner')) };
  const speak = (more: Partial<Hello> = {}): Speaker => {
    const speaker = speakTo(core(), thief, more);
    night.time.pass(100);
    return speaker;
  };
  const sign = (said: Said, speaker: Speaker, seq: number): Signed =>
    signed(said, speaker, thief, seq, night.time.nowMs);
  const push = (speaker: Speaker, offers: readonly object[]): void => {
    speaker.say({ type: 'push', offers });
    night.time.pass(2);
  };
  return { night, core, thief, speak, sign, push };
};

/** The same, which knows what of the processor a push has cost. */
function watched(house: ReturnType<typeof opened>) {
  let [cpuUs, pushes] = [0, 0];
  return {
    ...house,
    push(...given: Parameters<typeof house.push>): void {
      const before = process.threadCpuUsage();
      house.push(...given);
      const { user, system } = process.threadCpuUsage(before);
      cpuUs += user + system;
      pushes += 1;
    },
    meanCpuUs: (): number => cpuUs / pushes,
  };
}

async function pushToNewOrder(): Promise<number> {
  const house = opened();
  const honest = await serveParty(house.night, () => house.night.time.nowMs);
  const seen = watched(house);
  flood(seen, house.speak(), maxPushEvents, () => honest('guests-set'));
  return seen.meanCpuUs();
}

const middleOf = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN;

/** Pushes as many as a push may hold, over and over. Gives what became of the last one. */
function flood(
  { push, sign }: ReturnType<typeof opened>,
  speaker: Speaker,
  count: number,
  say: () => Said,
): string | null {
  let last: Signed | null = null;
  for (let seq = 1; seq <= count && speaker.closed() === null; ) {
    const offers = Array.from({ length: Math.min(maxPushEvents, count - seq + 1) }, () => sign(say(), speaker, seq++));
    last = offers.at(-1) ?? null;
    push(speaker, offers);
  }
  return last === null ? null : outcomeOf(speaker, last, 0);
}

describe('of what the box keeps', { timeout: 60_000 }, () => {
  test('an order takes five thousand changes; after that it can still be paid and closed', async () => {
    const house = opened();
    const honest = await serveParty(house.night, () => house.night.time.nowMs);
    const speaker = house.speak();
    const full = watched(house);
    expect(flood(full, speaker, maxFactsPerOrder, () => honest('guests-set'))).toBe('order-full');
    // Beside a push to an order that is new: about three times as much, and hundreds of times where each offer folds the whole order.
    const toNew = [];
    for (let times = 0; times < 5; times += 1) toNew.push(await pushToNewOrder());
    expect(full.meanCpuUs() / middleOf(toNew)).toBeLessThan(7);
    let seq = maxFactsPerOrder;
    const offer = (said: Said): string | null => {
      seq += 1;
      const one = house.sign(said, speaker, seq);
      const after = speaker.heard().length;
      house.push(speaker, [one]);
      return outcomeOf(speaker, one, after);
    };
    expect(offer(honest('payment-registered'))).toBe('admitted');
    expect(offer(honest('order-closed'))).toBe('admitted');
    expect(offer(honest('guests-set'))).toBe('order-full');
    const rest = Array.from({ length: factsToEndOrder }, () => {
      seq += 1;
      return house.sign(honest('payment-registered'), speaker, seq);
    });
    house.push(speaker, rest.slice(0, maxPushEvents));
    house.push(speaker, rest.slice(maxPushEvents));
    expect([rest[0], rest.at(-1)].map((one) => outcomeOf(speaker, one as Signed, 0))).toEqual([
      'admitted',
      'order-full',
    ]);
  });

  test.each(['discount-set', 'line-comped'] as const)(
    'over one line nobody bargains more than two hundred times: %s',
    async (type) => {
      const house = opened();
      const honest = await serveParty(house.night, () => house.night.time.nowMs);
      expect(flood(house, house.speak(), maxGiven, () => honest(type))).toBe('admitted');
      expect(flood(house, house.speak(), 1, () => honest(type))).toBe('order-full');
      // Anything else may still be said of it.
      expect(flood(house, house.speak(), 1, () => honest('quantity-tapped'))).toBe('admitted');
    },
  );

  test('devices hold ten thousand orders, and no device opens one more', () => {
    const house = opened();
    const speaker = house.speak();
    const [table = ''] = house.night.tables();
    const body = { kind: 'table', table, multiSession: house.night.multiSessions()[0], saw: [] };
    const open = (): Said => ({ type: 'order-opened', orderId: freshId(house.night.time.nowMs), body });
    expect(flood(house, speaker, maxOrdersHeld, open)).toBe('admitted');
    const more = house.sign(open(), speaker, maxOrdersHeld + 1);
    house.push(speaker, [more]);
    expect(outcomeOf(speaker, more, 0)).toBe('restaurant-full');
    expect(house.core().life.book.orders.size).toBe(maxOrdersHeld);
  });

  test('a table of rows takes twenty thousand from devices, which can then still be changed', () => {
    const house = opened();
    const customer = (id: string) => ({ id, name: 'Astrid', phone: '', email: '', archived: false });
    const there = house.core().life.records.tables.get('customers')?.size ?? 0;
    const rows = Array.from({ length: maxRowsInTable - there }, () => freshId(house.night.time.nowMs));
    house.core().changeRecords(rows.map((id) => ({ table: 'customers', id, fields: customer(id) })));
    const speaker = house.speak();
    const change = (row: string): Said => ({
      type: 'record-changed',
      body: { table: 'customers', row, fields: customer(row) },
    });
    const [more, known] = [
      house.sign(change(freshId(house.night.time.nowMs)), speaker, 1),
      house.sign(change(rows[0] ?? ''), speaker, 2),
    ];
    house.push(speaker, [more, known]);
    expect([more, known].map((one) => outcomeOf(speaker, one, 0))).toEqual(['restaurant-full', 'admitted']);
  });

  test('what is refused is kept up to 64 million letters of a device; after that it is refused as well, and forgotten', async () => {
    const house = opened();
    const honest = await serveParty(house.night, () => house.night.time.nowMs);
    const speaker = house.speak();
    const junk = 'x'.repeat(60_000);
    const count = Math.ceil(maxRefusedLetters / junk.length) + 20;
    for (let seq = 1; seq <= count; seq += 1)
      house.push(speaker, [{ ...house.sign(honest('guests-set'), speaker, seq), junk }]);
    const [kept] = house.night.sql<{ letters: number }>('SELECT sum(length(json)) AS letters FROM verdicts');
    expect(kept?.letters).toBeGreaterThan(maxRefusedLetters * 0.9);
    expect(kept?.letters).toBeLessThanOrEqual(maxRefusedLetters);
    const [last, good] = [
      { ...house.sign(honest('guests-set'), speaker, count + 1), junk },
      house.sign(honest('guests-set'), speaker, count + 2),
    ];
    house.push(speaker, [last]);
    house.push(speaker, [good]);
    expect([last, good].map((one) => outcomeOf(speaker, one, 0))).toEqual(['malformed', 'admitted']);
  });

  test('ten thousand changes of a device are set aside, and then it is not listened to', () => {
    const house = opened();
    const speaker = house.speak();
    const others = newIncarnation();
    const strange = (): Said => ({ type: 'x', incarnation: others, body: {} }) as never;
    flood(house, speaker, mostSetAside + maxPushEvents, strange);
    expect(speaker.closed()).toBe(closeCodes['too-many-messages']);
    const [aside] = house.night.sql<{ n: number }>("SELECT count(*) AS n FROM verdicts WHERE verdict = 'set-aside'");
    expect(aside?.n).toBe(mostSetAside);
  });

  test('of the runs of devices the box remembers those that spoke last', () => {
    const house = opened();
    for (let run = 0; run < runsInMemory + 10; run += 1) {
      const speaker = house.speak();
      house.push(speaker, [house.sign({ type: 'x', body: {} }, speaker, 1)]);
    }
    expect(house.core().life.have.size).toBe(runsInMemory);
  });
});

describe('of what a link may ask', () => {
  test('a link that says nothing for six seconds ends', () => {
    const house = opened();
    const speaker = house.speak();
    house.night.time.pass(deadMs - 200);
    expect(speaker.closed()).toBeNull();
    // The box looks with every beat.
    house.night.time.pass(beatMs + 200);
    expect(speaker.closed()).toBe(closeCodes.silent);
  });

  test('a device has four links, and the fifth ends the oldest', () => {
    const house = opened();
    const links = Array.from({ length: mostLinks + 1 }, () => house.speak());
    expect(links.map((link) => link.closed())).toEqual([closeCodes.silent, ...Array(mostLinks).fill(null)]);
  });

  test('64 pushes wait, and one more is too many', () => {
    const house = opened();
    const speaker = house.speak();
    for (let waiting = 1; waiting <= maxQueuedPushes; waiting += 1) speaker.say({ type: 'push', offers: [null] });
    expect(speaker.closed()).toBeNull();
    speaker.say({ type: 'push', offers: [null] });
    expect(speaker.closed()).toBe(closeCodes['too-many-messages']);
  });

  test('a push has 256 offers', () => {
    const house = opened();
    const speaker = house.speak();
    speaker.say({ type: 'push', offers: Array(maxPushEvents + 1).fill(null) });
    expect(speaker.closed()).toBe(closeCodes.malformed);
  });

  test.each(['outbox', 'signIns', 'checkpoints'] as const)('a hello names 64 of its %s', (what) => {
    const house = opened();
    const one = {
      outbox: { incarnation: newIncarnation(), first: 1 },
      signIns: house.thief.signIn,
      checkpoints: [1, '1-01234567-0123456789abcdef0123456789abcdef'],
    }[what];
    expect(house.speak({ [what]: Array(64).fill(one) }).closed()).toBeNull();
    expect(house.speak({ [what]: Array(65).fill(one) }).closed()).toBe(closeCodes.malformed);
  });
});

describe('of what a device remembers', () => {
  test('of what others did while it was away it shows the first two hundred changes', () => {
    const night = new Restaurant({ tablets: 2 });
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    const order = anna.open(night.tables()[0] ?? '');
    night.settle();
    night.cut(2);
    night.settle();
    for (let guests = 0; guests < awayFacts + 50; guests += 1)
      anna.do({ type: 'set-guests', order, guests: guests % 90 });
    night.settle();
    night.mend(2);
    night.settle();
    expect(ben.core.away?.facts).toHaveLength(awayFacts);
    expect(ben.view(order).guests.value).toBe((awayFacts + 49) % 90);
  });

  test('it names 64 sign-ins and 64 places that it has read up to, however many there were', () => {
    const night = new Restaurant({ tablets: 2 });
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    const order = anna.open(night.tables()[0] ?? '');
    for (let at = 0; at < mostSignIns + 10; at += 1) {
      const signIn = night.box.core?.signIn(ben.identity.id, night.staff('owner'));
      if (signIn !== undefined) ben.core.signIn(signIn);
      anna.do({ type: 'set-guests', order, guests: at });
      night.time.pass(50);
    }
    expect(ben.core.replica.checkpoints.length).toBeLessThanOrEqual(64);
    let hello: Hello | null = null;
    ben.wrapLinks = (links) => ({
      connect: (kind, events) => {
        const link = links.connect(kind, events);
        return {
          ...link,
          send(message) {
            if (message.type === 'hello') hello = message;
            link.send(message);
          },
        };
      },
    });
    ben.core.wake();
    night.settle();
    expect((hello as Hello | null)?.signIns).toHaveLength(mostSignIns);
    expect(ben.core.connection().state).toBe('live');
  });
});

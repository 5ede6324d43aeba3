import type { Seeded } from '../restaurant/seeded.ts';
import { type Hand, ifSaved } from './hand.ts';
import type { Night } from './night.ts';
import type { FaultKind } from './swarm.ts';

const hourMs = 3_600_000;
const yearMs = 365 * 24 * hourMs;

export type Tools = {
  readonly night: Night;
  readonly random: Seeded;
  readonly hand: Hand;
  count(details?: string): void;
  later(ms: number, run: () => void): void;
  change(
    table: 'devices' | 'multi_sessions' | 'tables' | 'products' | 'staff',
    id: string,
    fields: Readonly<Record<string, unknown>>,
  ): void;
  slowFor(ms: number): void;
  wipe(): void;
  restore(): void;
  /** The same device on other hardware: paired again, with an empty disk. */
  replace(): void;
};

type Strike = (tools: Tools) => void;

const cutting =
  (up: boolean, down: boolean): Strike =>
  ({ hand: { tablet }, random, count, later }) => {
    count();
    tablet.cable.upCut ||= up;
    tablet.cable.downCut ||= down;
    later(500 + random.below(15_000), () => tablet.cable.mend());
  };

const crashing =
  (when: 'before' | 'after' | 'disk'): Strike =>
  ({ night, count }) => {
    if (night.restaurant.box.core === null) return;
    count();
    night.watch.crashNext = when;
  };

export const strikes: Readonly<Record<FaultKind, Strike>> = {
  // These two are in the weather.
  loss: () => {},
  duplication: () => {},
  delay: ({ random, count, slowFor }) => {
    count();
    slowFor(500 + random.below(6_000));
  },
  cut: cutting(true, true),
  'cut-up': cutting(true, false),
  'cut-down': cutting(false, true),
  'half-open': ({ hand, random, count }) => {
    count();
    const way = random.below(3);
    hand.tablet.cable.breakOpenLines(way !== 0, way !== 1);
  },
  snap: ({ hand, count }) => {
    count();
    hand.tablet.cable.snap();
  },
  'sockets-refused': ({ hand: { tablet }, random, count, later }) => {
    count();
    tablet.cable.refusesSockets = true;
    tablet.cable.snap();
    later(2_000 + random.below(40_000), () => {
      tablet.cable.refusesSockets = false;
    });
  },
  'box-crash': ({ night, random, count }) => {
    if (night.restaurant.box.core === null) return;
    count();
    night.restaurant.box.fuse.arm(random.below(40));
  },
  'box-crash-before-commit': crashing('before'),
  'box-crash-after-commit': crashing('after'),
  'box-disk-error': crashing('disk'),
  'device-crash': ({ hand, random, count }) => {
    if (!hand.tablet.isAlive) return;
    count();
    hand.tablet.fuse.arm(random.below(60));
  },
  'device-crash-at-start': ({ night, hand, random, count }) => {
    if (!hand.tablet.isAlive) return;
    count();
    hand.tablet.kill();
    night.restart(hand);
    hand.tablet.fuse.arm(random.below(12));
  },
  'device-crash-in-write': ({ night, hand, random, count, later }) => {
    const { tablet } = hand;
    const watch = (): void => {
      if (!tablet.isAlive) return;
      if (!tablet.disk.isWriting) {
        later(1 + random.below(20), watch);
        return;
      }
      count();
      tablet.kill();
      night.crashes += 1;
      later(random.below(3_000), () => night.restart(hand));
    };
    watch();
  },
  'box-clock': ({ night, random, count }) => {
    const jumpMs = (random.chance(0.5) ? 1 : -1) * random.below(20 * 60_000);
    count(String(jumpMs));
    night.restaurant.box.wallSkewMs += jumpMs;
  },
  'device-clock': ({ hand, random, count }) => {
    count();
    hand.tablet.wallSkewMs = random.pick([yearMs, -yearMs, hourMs, -hourMs, 5_000, 0]) ?? 0;
  },
  wipe: ({ wipe }) => wipe(),
  quota: ({ hand: { tablet }, random, count, later }) => {
    count();
    tablet.disk.failing = random.chance(0.7) ? 'quota' : 'closed';
    later(200 + random.below(8_000), () => {
      tablet.disk.failing = null;
    });
  },
  restore: ({ restore }) => restore(),
  'device-moved': ({ night, hand, random, change }) =>
    change('devices', hand.tablet.identity.id, { multiSession: random.pick(night.restaurant.multiSessions()) }),
  'role-changed': ({ hand, random, change }) =>
    change('devices', hand.tablet.identity.id, { role: random.pick(['tablet', 'till', 'kitchen', 'tablet']) }),
  'floors-changed': ({ night, random, change }) => {
    const floors = [...(night.restaurant.box.core?.life.records.tables.get('floors')?.keys() ?? [])];
    change('multi_sessions', random.pick(night.restaurant.multiSessions()) ?? '', {
      floors: floors.filter(() => random.chance(0.6)),
    });
  },
  'table-archived': ({ night, random, change }) =>
    change('tables', random.pick(night.tables) ?? '', { archived: random.chance(0.6) }),
  'price-changed': ({ night, random, change }) =>
    change('products', random.pick(night.products) ?? '', { price: 1_000 + random.below(9_000) }),
  'sold-out': ({ night, random, change }) =>
    change('products', random.pick(night.products) ?? '', {
      availability: random.chance(0.5) ? 'sold-out' : 'available',
    }),
  'staff-barred': ({ hand, random, change }) => change('staff', hand.person.id, { paymentsBarred: random.chance(0.5) }),
  'day-closed': ({ night, count }) => {
    if (night.restaurant.box.core === null) return;
    count();
    const { core } = night.restaurant.box;
    ifSaved(() => core.closeDay());
  },
  'feed-cut': ({ night, random, count }) => {
    const { box } = night.restaurant;
    if (box.core === null) return;
    count();
    box.disk.store.prune(Math.max(0, box.core.life.head - random.below(60)));
  },
  'sign-in-expired': ({ night, count }) => {
    count();
    night.restaurant.box.wallSkewMs += 17 * hourMs;
  },
  forbidden: ({ night, hand, count }) => {
    count();
    const cook = night.insists ? night.hands.find(({ trade }) => trade === 'cook') : undefined;
    (cook ?? hand).forbiddenNext = true;
  },
  wake: ({ hand: { tablet }, count }) => {
    if (!tablet.isAlive || !tablet.core.isReady) return;
    count();
    tablet.core.wake();
  },
  'message-cut': ({ hand: { tablet }, random, count }) => {
    count();
    tablet.cable.cutNextAt = random.next();
  },
  clog: ({ hand: { tablet }, random, count }) => {
    const ms = 1_000 + random.below(59_000);
    count(String(ms));
    tablet.cable.clog(ms);
  },
  'device-pause': ({ night, hand: { tablet }, random, count, later }) => {
    if (!tablet.isAlive || tablet.pause.isOn) return;
    const ms = 500 + random.below(night.swarm.longestPauseMs);
    count(String(ms));
    tablet.pause.begin();
    later(ms, () => tablet.goOn());
  },
  'box-pause': ({ night, random, count, later }) => {
    const { box } = night.restaurant;
    if (box.core === null || box.pause.isOn) return;
    const ms = 500 + random.below(12_000);
    count(String(ms));
    box.pause.begin();
    later(ms, () => box.goOn());
  },
  'box-disk-full': ({ night, random, count, later }) => {
    count();
    night.watch.isDiskFull = true;
    later(500 + random.below(8_000), () => {
      night.watch.isDiskFull = false;
    });
  },
  'device-replaced': ({ replace }) => replace(),
  'people-swapped': ({ night, hand, random, count }) => {
    const other = random.pick(night.hands.filter((one) => one !== hand && one.trade === hand.trade));
    if (other === undefined) return;
    count(other.tablet.identity.name);
    [hand.person, other.person] = [other.person, hand.person];
    for (const one of [hand, other]) night.signIn(one);
  },
};

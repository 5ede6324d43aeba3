import type { Seeded } from '../restaurant/seeded.ts';

/** Everything that goes wrong on a Friday night. */
export const faultKinds = [
  'loss',
  'duplication',
  'delay',
  'cut',
  'cut-up',
  'cut-down',
  'half-open',
  'snap',
  'sockets-refused',
  'box-crash',
  'box-crash-before-commit',
  'box-crash-after-commit',
  'box-disk-error',
  'device-crash',
  'device-crash-at-start',
  'device-crash-in-write',
  'box-clock',
  'device-clock',
  'wipe',
  'quota',
  'restore',
  'device-moved',
  'role-changed',
  'floors-changed',
  'table-archived',
  'price-changed',
  'sold-out',
  'staff-barred',
  'day-closed',
  'feed-cut',
  'sign-in-expired',
  'forbidden',
  'wake',
  'message-cut',
  'clog',
  'device-pause',
  'box-pause',
  'box-disk-full',
  'device-replaced',
  'people-swapped',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** How a night is: which faults it has and how often each strikes, in ms between two. */
export type Swarm = {
  readonly devices: number;
  readonly chaosMs: number;
  /** Between two acts of one person. */
  readonly actEveryMs: number;
  /** How many times somebody taps in one act, with nothing in between: a whole table is ordered at once. */
  readonly flurry: number;
  readonly longestPauseMs: number;
  readonly everyMs: ReadonlyMap<FaultKind, number>;
  readonly lossRate: number;
  readonly duplicationRate: number;
  readonly delayMs: number;
};

const mostDevices = 12;

/**
 * Every night picks its own mix; a few are calm, so that one can see what the rest owes to the weather, a few are full,
 * in a few a machine may be stopped for minutes, and in every fourth or so people tap in flurries.
 * @param flurries luck of their own, so that the other nights stay as they were
 */
export function rollSwarm(random: Seeded, flurries: Seeded): Swarm {
  const isCalm = random.chance(0.03);
  const density = 0.2 + random.next() * 0.4;
  const everyMs = new Map<FaultKind, number>();
  for (const kind of faultKinds) {
    const isOn = random.chance(density);
    const every = 6_000 + random.below(34_000);
    if (isOn && !isCalm) everyMs.set(kind, every);
  }
  const isFull = random.chance(0.15);
  const isLong = everyMs.has('device-pause') && random.chance(0.15);
  const flurry = !isLong && flurries.chance(0.25) ? 4 + flurries.below(20) : 1;
  const devices = isFull ? 9 + random.below(mostDevices - 8) : 3 + random.below(6);
  // As many taps as in another night, and in a shorter time.
  const chaosMs = isLong ? 700_000 : isFull ? 15_000 + random.below(15_000) : 40_000 + random.below(50_000);
  return {
    devices,
    chaosMs: flurry === 1 ? chaosMs : chaosMs / 4,
    actEveryMs: isLong ? 8_000 : isFull ? 250 + random.below(350) : 300 + random.below(1_500),
    flurry,
    longestPauseMs: isLong ? 600_000 : 20_000,
    everyMs,
    lossRate: everyMs.has('loss') ? random.next() * 0.03 : 0,
    duplicationRate: everyMs.has('duplication') ? random.next() * 0.2 : 0,
    delayMs: random.chance(0.5) ? 3 : 5 + random.below(200),
  };
}

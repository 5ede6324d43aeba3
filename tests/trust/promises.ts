/** A line of JSON that a proof ends with. */
export type Figures = Readonly<Record<string, number>>;

export type Proof = {
  /** Also what `--only` takes. */
  readonly name: string;
  readonly promise: string;
  /** Where the code of the proof is. */
  readonly shownBy: string;
  /** As a person types it. DIR stands for a folder with real orders, which is not part of the product. */
  readonly command: string;
  /** The script and its arguments, after `npm run --silent`. */
  readonly runs: readonly string[];
  /** Whether the figures keep the promise. */
  holds(figures: Figures): boolean;
  /** The figures that count, for people. */
  say(figures: Figures): string;
};

const whole = (value: number | undefined): string => (value ?? Number.NaN).toLocaleString('en');
const none = (figures: Figures, ...keys: readonly string[]): boolean => keys.every((key) => figures[key] === 0);

export const proofs: readonly Proof[] = [
  {
    name: 'sim',
    promise:
      'Whatever goes wrong in an evening, no tap is lost, doubled or reverted, and everyone is up to date ten seconds later',
    shownBy: 'tests/friday-night',
    command: 'npm run sim -- --seeds 1000',
    runs: ['sim', '--', '--seeds', '1000', '--from', String(Math.floor(Date.now() / 1000) % 1_000_000_000), '--json'],
    holds: (figures) => none(figures, 'violations', 'undrained', 'unmet'),
    say: (f) =>
      `${whole(f.seeds)} nights, ${whole(f.events)} events, ${whole(f.faults)} faults, ${whole(f.crashes)} crashes: ${whole(f.violations)} violations, ${whole(f.undrained)} undrained; ${whole(f.rare)} rare things, ${whole(f.unmet)} of which never came about; ${whole(f.stepsPerSecondAndCore)} steps a second and core`,
  },
  {
    name: 'mutants',
    promise: 'The proofs can fail: bugs planted in the product are found',
    shownBy: 'tests/mutants',
    command: 'npm run mutants',
    runs: ['mutants', '--', '--json'],
    holds: (figures) => none(figures, 'survived') && (figures.mutants ?? 0) >= 25,
    say: (f) => `${whole(f.mutants)} planted, ${whole(f.caught)} caught, ${whole(f.survived)} survived`,
  },
  {
    name: 'crash-states',
    promise:
      'What the box has acknowledged is there after a power cut at any write, with any part of what was not synced torn, lost or kept',
    shownBy: 'tests/power-loss',
    command: 'npm run crash-states -- --states 200000',
    runs: ['crash-states', '--', '--states', '200000', '--json'],
    holds: (figures) => none(figures, 'lost', 'corrupt', 'foldMismatch') && (figures.controlLost ?? 0) > 0,
    say: (f) =>
      `${whole(f.states)} states: ${whole(f.lost)} lost, ${whole(f.corrupt)} corrupt, ${whole(f.foldMismatch)} tables that are not their fold; without syncing, ${whole(f.controlLost)} states lose something`,
  },
  {
    name: 'kill',
    promise: 'What the box has acknowledged, or anybody has seen, is there after kill -9 at full speed',
    shownBy: 'tests/kill',
    command: 'npm run kill -- --rounds 60',
    runs: ['kill', '--', '--rounds', '60', '--json'],
    holds: (figures) => none(figures, 'missing', 'doubled'),
    say: (f) =>
      `${whole(f.rounds)} kills, ${whole(f.acknowledged)} acknowledged events: ${whole(f.missing)} missing, ${whole(f.doubled)} doubled`,
  },
  {
    name: 'fuzz',
    promise: 'Whatever bytes somebody sends, the box goes on working, changes nothing and lets nobody in',
    shownBy: 'tests/fuzz',
    command: 'npm run fuzz -- --frames 10000000',
    runs: ['fuzz', '--', '--frames', '10000000', '--json'],
    holds: (figures) => none(figures, 'crashes', 'stateChanges', 'forgedAccepted'),
    say: (f) =>
      `${whole(f.frames)} frames: ${whole(f.crashes)} crashes, ${whole(f.stateChanges)} changes, ${whole(f.forgedAccepted)} forged events accepted; stalls of ${whole(f.stallP999Ms)} ms (p99.9), ${whole(f.rssGrowthMiB)} MiB more memory`,
  },
  {
    name: 'replay',
    promise:
      'A quarter of real orders, tapped by devices that are cut off and killed, comes out line by line and cent by cent',
    shownBy: 'tests/replay',
    command: 'npm run replay -- --data DIR --cuts 2027',
    runs: ['replay', '--', '--data', 'DIR', '--cuts', '2027', '--json'],
    holds: (figures) => none(figures, 'lost', 'doubled'),
    say: (f) =>
      `${whole(f.orders)} orders, ${whole(f.lines)} lines, ${whole(f.cuts)} cuts, ${whole(f.restarts)} restarts: ${whole(f.lost)} lost, ${whole(f.doubled)} doubled`,
  },
];

import { rmSync } from 'node:fs';
import { Seeded } from '../restaurant/seeded.ts';
import { type CrashModel, crashModels, Disk } from './disk/disk.ts';
import type { Change } from './disk/read-trace.ts';
import { scratchFolder } from './disk/watch.ts';
import { type EveningSettings, recordEvening } from './evening/record.ts';
import type { Told } from './evening/told.ts';
import { type Findings, Recovery } from './recovery.ts';

/** A crash after so many changes of the evening. Together with the evening's seed it says what the disk holds then. */
export type Crash = { readonly index: number; readonly model: CrashModel };

export type CrashReport = {
  readonly states: number;
  /** How many starts of the box that took: what is byte for byte as one just before is what the box found there. */
  readonly opened: number;
  /** States in which something is gone that somebody was told. */
  readonly lost: number;
  /** States that do not open, are damaged, or do not go on. */
  readonly corrupt: number;
  readonly foldMismatch: number;
  /** The first of each, with how to run it again. */
  readonly faults: readonly string[];
};

/** Everything that a box did to its disk on one evening, and what was promised meanwhile. */
export type Recording = { readonly settings: EveningSettings; readonly changes: readonly Change[] };

export function record(settings: EveningSettings): Recording {
  return { settings, changes: recordEvening(settings) };
}

/** A quarter of the crashes come while the restaurant is being made, and half of the others beside a change that is no write. */
export function chosenCrashes({ settings, changes }: Recording, states: number): Crash[] {
  const luck = new Seeded(settings.seed);
  const firstWord = changes.findIndex(({ op }) => op === 'mark');
  const turns = changes.flatMap(({ op }, index) => (op === 'write' ? [] : [index]));
  return Array.from({ length: states }, () => {
    const model = luck.pick(crashModels) ?? 'lost';
    if (luck.chance(0.25)) return { index: luck.below(firstWord + 1), model };
    if (luck.chance(0.5)) return { index: (luck.pick(turns) ?? 0) + luck.below(3), model };
    return { index: luck.below(changes.length + 1), model };
  });
}

/** One after each change, in each model. */
export const everyCrash = ({ changes }: Recording): Crash[] =>
  crashModels.flatMap((model) => Array.from({ length: changes.length + 1 }, (_, index) => ({ index, model })));

/** Looks at what each crash leaves. */
export async function crashStates(recording: Recording, crashes: readonly Crash[]): Promise<CrashReport> {
  const folder = scratchFolder();
  try {
    return await looked(recording, crashes, new Recovery(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function looked(
  { settings, changes }: Recording,
  crashes: readonly Crash[],
  recovery: Recovery,
): Promise<CrashReport> {
  const report = { states: 0, opened: 0, lost: 0, corrupt: 0, foldMismatch: 0, faults: [] as string[] };
  const disk = new Disk();
  const told: Told[] = [];
  let done = 0;
  for (const crash of crashes.toSorted((a, b) => a.index - b.index)) {
    for (; done < Math.min(crash.index, changes.length); done += 1) {
      const change = changes[done] as Change;
      disk.apply(change);
      if (change.op === 'mark') told.push(...toldIn(change.text));
    }
    const luck = new Seeded(settings.seed * 1_000_003 + crash.index);
    const findings = recovery.look(disk.remains(crash.model, luck), told);
    report.states += 1;
    report.opened = recovery.opened;
    // Node lets go of the bytes of a database only between turns: without one, a long run fills the machine.
    await nextTurn();
    for (const kind of ['lost', 'corrupt', 'foldMismatch'] as const) {
      if (findings[kind].length === 0) continue;
      report[kind] += 1;
      report.faults.push(described(settings, crash, kind, findings));
    }
  }
  return report;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const toldIn = (text: string): Told[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Told);

function described(
  { seed }: EveningSettings,
  { index, model }: Crash,
  kind: keyof Findings,
  findings: Findings,
): string {
  const [first = '', ...more] = findings[kind];
  const again = `npm run crash-states -- --seed ${seed} --at ${index} --model ${model}`;
  return `${kind}: ${first.slice(0, 300)}${more.length > 0 ? ` and ${more.length} more` : ''}\n  again: ${again}`;
}

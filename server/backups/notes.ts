import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static, type TSchema } from 'typebox';
import { Check } from 'typebox/schema';

const Ms = Type.Number({ minimum: 0 });

/** The last restore that was tried out, and what came of it. */
export const DrillNote = Type.Object({
  atMs: Ms,
  manifest: Type.String(),
  madeMs: Ms,
  events: Ms,
  tookMs: Ms,
  /** Null: the backup is the restaurant. */
  problem: Type.Union([Type.String(), Type.Null()]),
});
export type DrillNote = Static<typeof DrillNote>;

/** Why the last backup that the box tried by itself is not there. */
export const FailureNote = Type.Object({ atMs: Ms, reason: Type.String() });
export type FailureNote = Static<typeof FailureNote>;

const names = { drill: 'drill.json', failure: 'failure.json' } as const;
type Name = keyof typeof names;

/** What is remembered beside the backups for whoever asks the doctor. */
export function writeNote(folder: string, name: Name, note: DrillNote | FailureNote): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, names[name]);
  writeFileSync(`${file}.part`, JSON.stringify(note), { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

export const dropNote = (folder: string, name: Name): void => rmSync(join(folder, names[name]), { force: true });

/** Null when there is none that can be read. */
export function readNote<T extends TSchema>(folder: string, name: Name, shape: T): Static<T> | null {
  try {
    const read: unknown = JSON.parse(readFileSync(join(folder, names[name]), 'utf8'));
    return Check(shape, read) ? (read as Static<T>) : null;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return null;
    throw error;
  }
}

import { CommanderError } from 'commander';
import { troubleOf, wordsOfTrouble } from '../store/trouble.ts';
import { program } from './program.ts';
import { CommandError, exitCodes } from './terminal.ts';

// `comanda … | head` is done when `head` is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** Does what the words after `comanda` say. */
export async function runCommand(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = exitCodeFor(error);
    if (!(error instanceof CommanderError)) process.stderr.write(`${wordsFor(error)}\n`);
  }
}

function exitCodeFor(error: unknown): number {
  if (error instanceof CommandError) return error.exitCode;
  if (isDamage(error)) return exitCodes.damaged;
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  return exitCodes.error;
}

/** Errors that a person can mend have a sentence; what is left is a bug, and its stack says where. */
function wordsFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (mendable.has(error.name)) return error.message;
  const code = 'code' in error ? String(error.code) : '';
  if (code !== 'EACCES' && troubleOf(error) !== null) return wordsOfTrouble(error);
  if (code === 'EACCES') return `${error.message}\nThe system does not allow it. Choose another --port or --data.`;
  return error.stack ?? error.message;
}

const mendable: ReadonlySet<string> = new Set([
  'CommandError',
  'DatabaseInUse',
  'DatabaseTooNew',
  'BadBackup',
  'BoxUnreachable',
  'HttpsPortTaken',
  'NoRoom',
  'NoCertificate',
]);

/** The restaurant's file or a backup is not what it was: a script can tell it from what is mended by trying again. */
function isDamage(error: unknown): boolean {
  const trouble = troubleOf(error);
  return trouble === 'damaged' || trouble === 'gone' || (error instanceof Error && error.name === 'BadBackup');
}

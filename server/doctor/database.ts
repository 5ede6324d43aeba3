import { type Examination, examine } from '../store/examine.ts';
import { databaseFile, megabytes, sizeOf } from '../store/files.ts';
import { assertNotGone } from '../store/gone.ts';
import { foundLoss, type Loss, wordsOfLoss } from '../store/loss-note.ts';
import { schemaVersion } from '../store/migrate.ts';
import { migrations } from '../store/migrations/all.ts';
import type { Reader } from '../store/open.ts';
import { reading } from '../store/open.ts';
import { sampleFor } from '../store/sound.ts';
import { summaryOf } from '../store/summary.ts';
import { troubleOf, wordsOfTrouble } from '../store/trouble.ts';
import { type Check, fail, ok, warn } from './check.ts';

export type DatabaseFindings = { readonly checks: readonly Check[]; readonly lastMs: number | null };

/** The log is brought home at 16 MB; some more is a reader who does not end. */
const longLog = 64_000_000;

/**
 * Reads the restaurant's file with a connection of its own, beside a running box too.
 * @param wayOut what helps against damage
 */
export function databaseChecks(
  data: string,
  { isRunning, isDeep, wayOut }: { readonly isRunning: boolean; readonly isDeep: boolean; readonly wayOut: string },
): DatabaseFindings {
  const file = databaseFile(data);
  const bytes = sizeOf(file);
  try {
    assertNotGone(file, false);
    if (bytes === 0) return none(fail('database', `there is no restaurant in ${data}`, 'Make one with: comanda init'));
    const loss = isRunning ? null : foundLoss(file);
    return reading(file, (database) => {
      const schema = schemaCheck(database);
      if (schema.state === 'fail') return none(schema);
      const isCurrent = schemaVersion(database) === newestSchema;
      const depth = isDeep ? 'deep' : sampleFor(file);
      const found = isCurrent ? examine(database, depth) : null;
      return {
        checks: [
          schema,
          soundCheck(bytes, found, depth !== 'sample of a large file', wayOut),
          logCheck(file, loss),
          sumsCheck(found, wayOut),
        ],
        lastMs: summaryOf(database).lastMs,
      };
    });
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    return none(fail('database', wordsOfTrouble(error), wayOut));
  }
}

const newestSchema = migrations.at(-1)?.number ?? 0;

const none = (check: Check): DatabaseFindings => ({ checks: [check], lastMs: null });

function schemaCheck(database: Reader): Check {
  const found = schemaVersion(database);
  if (found > newestSchema) {
    return fail('schema', `${found}, and this program knows ${newestSchema}`, 'Update the program of the box.');
  }
  return ok('schema', found === newestSchema ? `${found}` : `${found}; the next start makes it ${newestSchema}`);
}

function soundCheck(bytes: number, found: Examination | null, isWhole: boolean, wayOut: string): Check {
  const [problem] = found?.isSound === false ? found.problems : [];
  if (problem !== undefined) return fail('database', problem, wayOut);
  const how = isWhole ? 'SQLite finds it sound' : 'too large to read in a second: see comanda doctor --deep';
  return ok('database', `${megabytes(bytes)}, ${how}`);
}

function logCheck(file: string, loss: Loss | null): Check {
  const bytes = sizeOf(`${file}-wal`);
  if (loss !== null) {
    return warn(
      'log',
      `the write-ahead log ${wordsOfLoss(loss)}`,
      'Start the box: the devices give back what they have read. Compare the last orders with paper.',
    );
  }
  return bytes > longLog
    ? warn('log', `the write-ahead log has ${megabytes(bytes)}`, 'Close programs that keep the database open.')
    : ok('log', `the write-ahead log has ${megabytes(bytes)}`);
}

function sumsCheck(found: Examination | null, wayOut: string): Check {
  if (found === null) return ok('events', 'they are looked at when the next start has brought the schema up to date');
  if (!found.isSound) return fail('events', 'they cannot be read', wayOut);
  const { examined, events, orders } = found;
  const of = `${examined.events} of ${events} events, ${examined.orders} of ${orders} orders`;
  const [problem] = found.problems;
  if (problem === undefined) return ok('events', `${of}: every seal holds, the tables are what the events add up to`);
  const more = found.problems.length > 1 ? ` (and ${found.problems.length - 1} more)` : '';
  return fail('events', `${problem}${more}`, wayOut);
}

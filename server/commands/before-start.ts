import { databaseFile, sizeOf } from '../store/files.ts';
import { assertNotGone } from '../store/gone.ts';
import { foundLoss, wordsOfLoss } from '../store/loss-note.ts';
import { reading } from '../store/open.ts';
import { clearInterrupted } from '../store/restore.ts';
import { sqliteProblems } from '../store/sound.ts';
import { troubleOf, wordsOfTrouble } from '../store/trouble.ts';
import { wayOut } from './chosen-backup.ts';
import { CommandError, exitCodes, type Terminal } from './terminal.ts';

/** A slow disk reads so much in some seconds. Of more, each backup that the box makes is read whole, and so does the deep doctor. */
const readAtStart = 500_000_000;

/**
 * Whether a box may open what is in this folder: a restaurant, sound, where it stood. On damage nothing is touched, so that the
 * owner chooses: every commit into a damaged file makes it worse.
 * @throws CommandError with what to do
 */
export function assertStartable(data: string, terminal: Terminal): void {
  const file = databaseFile(data);
  try {
    assertNotGone(file, false);
    if (sizeOf(file) === 0) throw new CommandError(`There is no restaurant in ${data}. Make one with: comanda init`);
    sayWhatIsLost(file, terminal);
    const depth = sizeOf(file) > readAtStart ? 'sample of a large file' : 'sample';
    const [problem] = reading(file, (database) => sqliteProblems(database, depth));
    if (problem === undefined) clearInterrupted(file);
    else throw damagedError(`The database ${file} is damaged. ${problem}`, data);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === 'gone') throw damagedError(error instanceof Error ? error.message : '', data);
    if (trouble === 'damaged')
      throw damagedError(`The database ${file} is damaged: ${(error as Error).message}.`, data);
    if (trouble === null) throw error;
    throw new CommandError(wordsOfTrouble(error));
  }
}

const damagedError = (what: string, data: string): CommandError =>
  new CommandError(`${what}\n${wayOut(data, Date.now())}`, exitCodes.damaged);

/** Not held up: what is missing is gone, and the devices have most of it. */
function sayWhatIsLost(file: string, terminal: Terminal): void {
  const loss = foundLoss(file);
  if (loss === null) return;
  const kept = loss.log === null ? '' : ` What was left of the log is kept: ${loss.log}`;
  terminal.say(
    `The write-ahead log of ${file} ${wordsOfLoss(loss)}. The devices give back what they have read. Compare the last orders with paper.${kept}`,
  );
}

import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type Box, openBox } from '../box.ts';
import { type Founding, foundRestaurant } from '../found.ts';
import { createLog } from '../log.ts';
import { isGuessable } from '../staff-pins.ts';
import { databaseFile } from '../store/files.ts';
import { foundLoss } from '../store/loss-note.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import { CommandError, exitCodes, type Terminal } from './terminal.ts';

export type InitFlags = ConfigFlags & {
  readonly yes?: boolean;
  readonly name?: string;
  readonly currency?: string;
  readonly tz?: string;
  readonly dayStart?: string;
  readonly tables?: string;
  readonly owner?: string;
};

/** Makes the restaurant of a folder. Run again, it changes nothing. */
export async function init(flags: InitFlags, terminal: Terminal): Promise<void> {
  const { data } = configFor({ data: flags.data, config: flags.config });
  const existing = existsSync(databaseFile(data)) ? await withBox(data, async (box) => box.setting()) : null;
  if (existing !== null) {
    const { restaurant } = existing;
    terminal.answer({ data, restaurant, made: false }, `${restaurant} is in ${data} already; nothing was changed.`);
    return;
  }
  // All questions first: who changes their mind leaves no folder behind.
  const pin = newPin();
  const founding = await wanted(flags, terminal, pin);
  await withBox(data, (box) => foundRestaurant(box, founding));
  const { name, owner } = founding;
  terminal.answer(
    { data, restaurant: name, made: true, owner },
    `${name} is ready in ${data}.\n${owner.name} signs in with PIN ${pin}: note it, it is not shown again.`,
  );
  terminal.say('Next: start the box (`start`). It shows a code with which the owner begins in a browser.');
}

function newPin(): string {
  const pin = String(randomInt(1_000_000)).padStart(6, '0');
  return isGuessable(pin) ? newPin() : pin;
}

async function withBox<T>(data: string, run: (box: Box) => Promise<T>): Promise<T> {
  foundLoss(databaseFile(data));
  const box = openBox(data, createLog('silent'), (error) => {
    throw error;
  });
  try {
    return await run(box);
  } finally {
    box.close();
  }
}

async function wanted(flags: InitFlags, terminal: Terminal, pin: string): Promise<Founding> {
  const usual = { currency: 'EUR', tz: Intl.DateTimeFormat().resolvedOptions().timeZone, owner: 'Owner' };
  const given =
    terminal.interactive && flags.yes !== true ? { ...flags, ...(await asked({ ...usual, ...flags })) } : flags;
  const { name, currency = usual.currency, tz = usual.tz, owner = usual.owner } = given;
  const [dayStart, tables] = [Number(flags.dayStart ?? 5), Number(flags.tables ?? 12)];
  const problems = [
    isText(name, 80) ? null : 'Give the restaurant a name of at most 80 letters: --name "Bistro"',
    /^[A-Z]{3}$/.test(currency) ? null : `The currency is ${currency}: use three capitals such as --currency SEK`,
    isTimeZone(tz) ? null : `The time zone is ${tz}: use a name such as --tz Europe/Stockholm`,
    isText(owner, 60) ? null : 'Give the owner a name of at most 60 letters: --owner "Olga Berg"',
    isIn(dayStart, 0, 23) ? null : 'The business day begins at an hour from 0 to 23: --day-start 5',
    isIn(tables, 0, 200) ? null : 'A room has 0 to 200 tables: --tables 12',
  ].filter((problem) => problem !== null);
  if (problems.length > 0 || name === undefined) throw new CommandError(problems.join('\n'), exitCodes.usage);
  return { name, currency, timeZone: tz, dayStartHour: dayStart, tables, owner: { name: owner, pin } };
}

type Questions = { readonly name?: string; readonly currency: string; readonly tz: string; readonly owner: string };

async function asked(usual: Questions): Promise<Required<Questions>> {
  const { cancel, group, text } = await import('@clack/prompts');
  const ask =
    (message: string, initialValue = '') =>
    () =>
      text({ message, initialValue });
  return group(
    {
      name: ask('What is the restaurant called?', usual.name),
      currency: ask('Its currency?', usual.currency),
      tz: ask('Its time zone?', usual.tz),
      owner: ask('Who owns it?', usual.owner),
    },
    {
      onCancel() {
        cancel('Nothing was made.');
        throw new CommandError('Cancelled.');
      },
    },
  );
}

const isText = (text: string | undefined, most: number): boolean =>
  text !== undefined && text.trim() !== '' && text.length <= most;

const isIn = (number: number, least: number, most: number): boolean =>
  Number.isInteger(number) && number >= least && number <= most;

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

import { readFileSync } from 'node:fs';
import { TaxRate } from '@comanda/shared/money/tax.ts';
import { Check } from 'typebox/schema';
import { askBox } from './at-the-box.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import { CommandError, exitCodes, type Terminal } from './terminal.ts';

export type ImportFlags = ConfigFlags & { readonly dryRun?: boolean; readonly tax?: string };

/** All of a menu or nothing: with an error in any row nothing is changed. */
export async function importMenu(file: string, given: ImportFlags, terminal: Terminal): Promise<void> {
  const { dryRun = false, tax, ...flags } = given;
  const config = configFor(flags);
  const { text, ...answer } = await askBox(config, 'import-menu', {
    file: read(file).toString('base64'),
    dryRun,
    ...(tax === undefined ? {} : { taxRate: basisPoints(tax) }),
  });
  terminal.answer(answer, text.trimEnd());
  if (answer.errors.length > 0) throw new CommandError(`Nothing of ${file} was imported.`, exitCodes.rowErrors);
  if (answer.applied) terminal.say('The menu is changed.');
  else terminal.say(answer.changes === 0 ? 'The menu says all of it already.' : 'Leave out --dry-run to do it.');
}

/** `12.5` → 1250. */
function basisPoints(percent: string): number {
  const points = Math.round(Number(percent) * 100);
  if (percent.trim() === '' || !Check(TaxRate, points)) {
    throw new CommandError(`The tax is "${percent}": use a percentage such as --tax 12`, exitCodes.usage);
  }
  return points;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new CommandError(`${file} cannot be read: ${error.message}`);
    throw error;
  }
}

import { askBox } from './at-the-box.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import type { Terminal } from './terminal.ts';

/** Ends the business day before its hour. */
export async function closeDay(flags: ConfigFlags, terminal: Terminal): Promise<void> {
  const { day } = await askBox(configFor(flags), 'close-day', {});
  terminal.answer({ day }, day);
  terminal.say('The day is closed. Closed orders have left the devices; order numbers begin again.');
}

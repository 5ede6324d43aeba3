import { askBox } from './at-the-box.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import type { Terminal } from './terminal.ts';

/** Ends the business day before its hour. */
export async function closeDay(flags: ConfigFlags, terminal: Terminal): Promise<void> {
  const { day, openOrders } = await askBox(configFor(flags), 'close-day', {});
  terminal.answer({ day, openOrders }, day);
  terminal.say('The day is closed. Closed orders have left the devices; order numbers begin again.');
  terminal.say(stillOpen(openOrders));
}

/** Nobody may think that the evening's last table is paid because the day is over. */
function stillOpen(openOrders: number): string {
  if (openOrders === 0) return 'No order is open.';
  return openOrders === 1
    ? 'One order is still open and stays on the devices.'
    : `${openOrders} orders are still open and stay on the devices.`;
}

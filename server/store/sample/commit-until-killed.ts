import { writeSync } from 'node:fs';
import { openRestaurant } from '../box-store.ts';
import { idOf, tapAt } from './group.ts';

/** A box that commits as fast as it can, and says so only afterwards, until somebody pulls the plug. */
const { store } = openRestaurant(String(process.argv[2]));
for (let at = store.load().head + 1; ; at++) {
  store.commit(tapAt(at, idOf(`order${at % 5}`)));
  writeSync(1, `${at}\n`);
}

import { writeSync } from 'node:fs';
import { restoreInto, sourceAt } from '@comanda/server/store/restore.ts';

/**
 * A restore in a process of its own, which names each of its steps and is killed as it comes to one of them: it has no time to
 * tidy up. `node restoring.ts DATABASE MANIFEST STEP`; -1: it is not killed.
 */
const [database = '', manifest = '', last = ''] = process.argv.slice(2);
let at = 0;
await restoreInto(database, sourceAt(manifest), Date.now(), (step) => {
  writeSync(1, `${step}\n`);
  if (at === Number(last)) process.kill(process.pid, 'SIGKILL');
  at += 1;
});

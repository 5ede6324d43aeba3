// Plain JavaScript, as `cli.js` is: what is cached is not read again in each thread.
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

enableCompileCache();
const { answerTo } = await import('./tasks.ts');
parentPort?.postMessage(await answerTo(workerData));

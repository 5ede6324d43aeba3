import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type CrashReport, chosenCrashes, crashStates, everyCrash, record } from './crash-states.ts';
import { eveningTaps } from './evening/record.ts';

/** An evening has about so many states. */
const statesOfEvening = 25_000;

export type Sum = {
  readonly states: number;
  readonly lost: number;
  readonly corrupt: number;
  readonly foldMismatch: number;
};

/**
 * Looks at so many states of evenings from this seed on, as many evenings at once as there are processors.
 * @param states 0: all of one evening
 */
export async function evenings(
  first: number,
  states: number,
  looked: (seed: number, report: CrashReport) => void,
): Promise<Sum> {
  const sum = { states: 0, lost: 0, corrupt: 0, foldMismatch: 0 };
  let left = states === 0 ? 1 : states;
  let seed = first;
  const oneAfterAnother = async (): Promise<void> => {
    while (left > 0) {
      const worker = new Worker(new URL(import.meta.url), { workerData: seed });
      const own = seed;
      seed += 1;
      const [has] = (await once(worker, 'message')) as [number];
      // Meanwhile others may have taken what was left.
      const wanted = states === 0 ? has : Math.min(has, Math.max(0, left));
      left -= wanted;
      worker.postMessage(wanted);
      const [report] = (await once(worker, 'message')) as [CrashReport];
      if (wanted > 0) looked(own, report);
      for (const key of ['states', 'lost', 'corrupt', 'foldMismatch'] as const) sum[key] += report[key];
    }
  };
  const lanes = Math.min(availableParallelism(), Math.ceil(states / statesOfEvening));
  await Promise.all(Array.from({ length: Math.max(1, lanes) }, oneAfterAnother));
  return sum;
}

async function evening(seed: number): Promise<void> {
  const recording = record({ seed, taps: eveningTaps, synchronous: 'FULL' });
  const every = everyCrash(recording);
  const asked = new Promise<number>((resolve) => parentPort?.once('message', resolve));
  parentPort?.postMessage(every.length);
  const states = await asked;
  const crashes = states === every.length ? every : chosenCrashes(recording, states);
  parentPort?.postMessage(await crashStates(recording, crashes));
}

if (!isMainThread) await evening(workerData as number);

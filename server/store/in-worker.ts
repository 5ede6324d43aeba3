import { Worker } from 'node:worker_threads';
import type { DayReductions } from '@comanda/shared/sync/office-api.ts';
import type { Examination } from './examine.ts';

export type Depth = 'sample' | 'sample of a large file' | 'deep';

export type CopyTask = {
  readonly task: 'copy';
  readonly database: string;
  readonly folder: string;
  readonly nowMs: number;
};
export type Task =
  | CopyTask
  | { readonly task: 'examine'; readonly file: string; readonly depth: Depth }
  | { readonly task: 'reductions'; readonly file: string; readonly day: string | null };
type Answers = { copy: string; examine: Examination; reductions: DayReductions };

/** An error on its way between threads, where classes do not survive. */
export type Failed = { readonly name: string; readonly message: string; readonly code?: string };

/** In a thread of its own: the box's own thread only admits, commits and tells, with no stretch above 20 ms. */
export function inWorker<T extends Task>(task: T): Promise<Answers[T['task']]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: task });
    worker.once('message', (said: { answer: Answers[T['task']] } | { failed: Failed }) => {
      if ('failed' in said) reject(Object.assign(new Error(said.failed.message), said.failed));
      else resolve(said.answer);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the work beside the box ended without an answer')));
  });
}

import type { FromBox, Port, ToBox } from './practice-box.ts';

/** The box of a practice, beside the page: a program of its own, which ends with it. */
export function startBox(): { readonly port: Port<ToBox, FromBox>; stop(): void } {
  const worker = new Worker(new URL('./box-worker.ts', import.meta.url), { type: 'module' });
  return { port: worker as unknown as Port<ToBox, FromBox>, stop: () => worker.terminate() };
}

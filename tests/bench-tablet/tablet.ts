import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium, flags } from '../screens/chromium.ts';
import { Devtools } from './devtools.ts';
import { readTrace, type Trace, type TraceEvent, traceCategories, traceMark } from './trace.ts';

const iPad = { width: 1180, height: 820, deviceScaleFactor: 1, mobile: false } as const;
const longestStartMs = 30_000;
const lookMs = 20;
/** So long a finger rests on the glass when it taps; meanwhile the button is shown as pressed. */
const restsMs = 80;

/**
 * A tablet to be measured: a Chromium of its own that nobody observes. A test's tool has the browser report each request, frame,
 * exception and word of the console, which made a slowed-down start a third of a second longer; so such a tool holds it only while
 * it is prepared, and lets go before anything is measured.
 */
export class Tablet {
  readonly #profile: string;
  readonly #program: ChildProcess;
  readonly #address: string;
  readonly #devtools: Devtools;
  #session: string | null = null;

  private constructor(profile: string, program: ChildProcess, address: string, devtools: Devtools) {
    this.#profile = profile;
    this.#program = program;
    this.#address = address;
    this.#devtools = devtools;
  }

  /** @param profile what was kept of it, if it was there before */
  static async start(profile: string): Promise<Tablet> {
    const program = await findChromium();
    if (typeof program !== 'string') throw new Error(program.missing);
    const portFile = join(profile, 'DevToolsActivePort');
    rmSync(portFile, { force: true });
    const itself = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'];
    const child = spawn(program, [...flags, '--password-store=basic', ...itself], { stdio: 'ignore' });
    for (let waitedMs = 0; waitedMs < longestStartMs; waitedMs += lookMs) {
      const [port, path] = said(portFile);
      if (port !== undefined && path !== undefined) {
        const address = `ws://127.0.0.1:${port}${path}`;
        return new Tablet(profile, child, address, await Devtools.connect(address));
      }
      await pause(lookMs);
    }
    child.kill('SIGKILL');
    throw new Error('the browser does not say where it listens');
  }

  /** As a person would: by looking for buttons. Whoever does that observes the page, and has let go of it afterwards. */
  async prepare<T>(run: (context: BrowserContext) => Promise<T>): Promise<T> {
    await this.#letGo();
    const browser = await chromium.connectOverCDP(this.#address);
    try {
      const [context] = browser.contexts();
      if (context === undefined) throw new Error('the browser has no profile');
      return await run(context);
    } finally {
      await browser.close();
    }
  }

  /** Takes the page in hand, as one of a tablet and so many times slower. */
  async hold(slowerBy: number): Promise<void> {
    type Targets = {
      readonly targetInfos: readonly { readonly targetId: string; readonly type: string; readonly url: string }[];
    };
    const { targetInfos } = await this.#devtools.ask<Targets>('Target.getTargets');
    const pages = targetInfos.filter(({ type }) => type === 'page');
    const page = pages.find(({ url }) => url.startsWith('http')) ?? pages[0];
    if (page === undefined) throw new Error('the browser shows no page');
    const attached = { targetId: page.targetId, flatten: true };
    await this.#letGo();
    const { sessionId } = await this.#devtools.ask<{ sessionId: string }>('Target.attachToTarget', attached);
    this.#session = sessionId;
    await this.ask('Emulation.setDeviceMetricsOverride', iPad);
    await this.ask('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
    await this.ask('Emulation.setCPUThrottlingRate', { rate: slowerBy });
  }

  async #letGo(): Promise<void> {
    if (this.#session !== null) await this.#devtools.ask('Target.detachFromTarget', { sessionId: this.#session });
    this.#session = null;
  }

  ask<T>(method: string, params: object = {}): Promise<T> {
    if (this.#session === null) throw new Error('the page is asked before it is held');
    return this.#devtools.ask<T>(method, params, this.#session);
  }

  /** What a function says that knows nothing but the page. */
  async evaluate<T>(run: () => T): Promise<T> {
    type Evaluated = { readonly result: { readonly value: T }; readonly exceptionDetails?: { readonly text: string } };
    const asked = { expression: `(${run})()`, returnByValue: true };
    const { result, exceptionDetails } = await this.ask<Evaluated>('Runtime.evaluate', asked);
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result.value;
  }

  async tap(place: { readonly x: number; readonly y: number }): Promise<void> {
    await this.ask('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [place] });
    await pause(restsMs);
    await this.ask('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  async traced(run: () => Promise<unknown>): Promise<Trace> {
    const traceConfig = { includedCategories: traceCategories };
    await this.#devtools.ask('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
    await this.ask('Runtime.evaluate', { expression: `performance.mark('${traceMark}')` });
    await run();
    const told = await this.#devtools.toldUntil('Tracing.tracingComplete', () => this.#devtools.ask('Tracing.end'));
    return readTrace(
      told.flatMap(({ method, params }) =>
        method === 'Tracing.dataCollected' ? (params as { value: readonly TraceEvent[] }).value : [],
      ),
    );
  }

  async close(): Promise<void> {
    const ended = once(this.#program, 'exit');
    // It ends before it has answered, as often as not.
    await this.#devtools.ask('Browser.close').catch(() => {});
    await ended;
    this.#devtools.close();
  }

  /** Ends it, with all that it kept. */
  async discard(): Promise<void> {
    await this.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The page with the app in it. */
export function appIn(context: BrowserContext): Page {
  const page = context.pages().find((one) => one.url().startsWith('http'));
  if (page === undefined) throw new Error('the browser shows no app');
  return page;
}

export const newProfile = (): string => mkdtempSync(join(tmpdir(), 'comanda-tablet-'));

function said(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

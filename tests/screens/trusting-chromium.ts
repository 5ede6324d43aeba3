import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium, flags, type NoBrowser } from './chromium.ts';
import { secureHost } from './service.ts';

const toTheBox = `--host-resolver-rules=MAP ${secureHost} 127.0.0.1`;

/** A Chromium with a store of trusted authorities of its own. */
export class TrustingBrowser {
  readonly #home: string;
  readonly #program: string;
  #browser: Browser;

  private constructor(home: string, program: string, browser: Browser) {
    [this.#home, this.#program, this.#browser] = [home, program, browser];
  }

  static async launch(): Promise<TrustingBrowser | NoBrowser> {
    const program = await findChromium();
    if (typeof program !== 'string') return program;
    if (process.platform !== 'linux' || !hasCertutil()) {
      return { missing: 'Trusting an authority needs certutil (Debian: apt-get install libnss3-tools).' };
    }
    const home = mkdtempSync(join(tmpdir(), 'comanda-home-'));
    mkdirSync(join(home, '.pki/nssdb'), { recursive: true });
    certutil(home, '-N', '--empty-password');
    return new TrustingBrowser(home, program, await start(home, program));
  }

  newContext(options?: BrowserContextOptions): Promise<BrowserContext> {
    return this.#browser.newContext(options);
  }

  newPage(): Promise<Page> {
    return this.#browser.newPage();
  }

  /** As the switch in the settings of an iPad. Chromium reads its authorities only when it starts. */
  async trust(authorityFile: string): Promise<void> {
    await this.#browser.close();
    certutil(this.#home, '-A', '-n', authorityFile, '-t', 'C,,', '-i', authorityFile);
    this.#browser = await start(this.#home, this.#program);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }
}

function start(home: string, executablePath: string): Promise<Browser> {
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return chromium.launch({ executablePath, args: [...flags, toTheBox], env: { ...env, HOME: home } });
}

const certutil = (home: string, ...words: readonly string[]): void =>
  void execFileSync('certutil', ['-d', `sql:${join(home, '.pki/nssdb')}`, ...words]);

function hasCertutil(): boolean {
  try {
    execFileSync('certutil', ['-H'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    // It is there and only says how to use it.
    return error instanceof Error && 'status' in error && error.status !== null;
  }
}

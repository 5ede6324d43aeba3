import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver';
import type { NoBrowser } from './chromium.ts';

/** Debian's packages: the engine of Safari with a driver, a screen for it, and a program that makes rooms of mounts. */
const packages = ['webkit2gtk-driver', 'xvfb'];
const systemAuthorities = '/etc/ssl/certs/ca-certificates.crt';
const patienceMs = 20_000;

/** The engine of every browser on an iPad, as the program that Debian builds of it, on a screen that nobody sees. */
export class WebKit {
  readonly driver: WebDriver;
  readonly #programs: readonly ChildProcess[];
  readonly #folder: string;

  private constructor(driver: WebDriver, programs: readonly ChildProcess[], folder: string) {
    [this.driver, this.#programs, this.#folder] = [driver, programs, folder];
  }

  /** @param authorityFile whom it trusts besides the usual authorities, as an iPad does after the switch in its settings */
  static async launch(authorityFile: string): Promise<WebKit | NoBrowser> {
    if (!mayMount()) {
      return {
        missing: 'WebKit trusts what the system trusts: only root, and only on Linux, may show it a list of its own.',
      };
    }
    const binary = findMiniBrowser() ?? install();
    if (binary === undefined) {
      return { missing: `No WebKit found: it comes with Debian's ${packages.join(' and ')} (apt-get install).` };
    }
    const folder = mkdtempSync(join(tmpdir(), 'comanda-webkit-'));
    const programs: ChildProcess[] = [];
    try {
      const display = await startScreen(programs);
      const port = await freePort();
      startDriver(programs, { port, display, folder, authorityFile });
      await reachable(port);
      const capabilities = new Capabilities({
        browserName: 'MiniBrowser',
        acceptInsecureCerts: false,
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      });
      const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
      return new WebKit(driver, programs, folder);
    } catch (error) {
      for (const program of programs) program.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.driver.quit();
    for (const program of this.#programs.toReversed()) await ended(program);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function mayMount(): boolean {
  if (process.getuid?.() !== 0 || !existsSync(systemAuthorities)) return false;
  return spawnSync('unshare', ['--mount', 'true'], { stdio: 'ignore' }).status === 0;
}

function findMiniBrowser(): string | undefined {
  const hasDriver = existsSync('/usr/bin/WebKitWebDriver') && existsSync('/usr/bin/Xvfb');
  return hasDriver ? globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser')[0] : undefined;
}

function install(): string | undefined {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  console.log('Installing WebKit from Debian (once, about a minute) ...');
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' } as const;
  try {
    execFileSync('apt-get', ['update'], quiet);
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], quiet);
  } catch (error) {
    // Without a network the search has simply ended, and the test that wanted it says so.
    console.error(error instanceof Error ? error.message : error);
    return undefined;
  }
  return findMiniBrowser();
}

/** The screen chooses its own number and says it. */
async function startScreen(programs: ChildProcess[]): Promise<string> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  programs.push(screen);
  return new Promise((resolve, reject) => {
    screen.once('exit', () => reject(new Error('Xvfb did not start')));
    screen.stdio[3]?.once('data', (number) => resolve(`:${String(number).trim()}`));
  });
}

type DriverParts = {
  readonly port: number;
  readonly display: string;
  readonly folder: string;
  readonly authorityFile: string;
};

/**
 * WebKit on Linux trusts what the system trusts. The driver and its browsers see a longer list in place of the system's, in
 * a room of mounts of their own: for everybody else on this machine nothing changes.
 */
function startDriver(programs: ChildProcess[], { port, display, folder, authorityFile }: DriverParts): void {
  const list = join(folder, 'authorities.pem');
  const authority = readFileSync(authorityFile, 'utf8').split('-----BEGIN PRIVATE KEY')[0];
  writeFileSync(list, `${readFileSync(systemAuthorities, 'utf8')}\n${authority}`);
  const script = `mount --bind "$1" ${systemAuthorities} && exec WebKitWebDriver --port=${port}`;
  const env = {
    ...process.env,
    DISPLAY: display,
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    // There is no graphics card, and root gets no sandbox.
    LIBGL_ALWAYS_SOFTWARE: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  };
  programs.push(spawn('unshare', ['--mount', 'sh', '-c', script, 'sh', list], { env, stdio: 'ignore' }));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function reachable(port: number): Promise<void> {
  const deadlineMs = Date.now() + patienceMs;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > deadlineMs) throw new Error('WebKitWebDriver does not answer');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function ended(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const gone = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGTERM');
  const impatience = setTimeout(() => program.kill('SIGKILL'), 3_000);
  await gone;
  clearTimeout(impatience);
}

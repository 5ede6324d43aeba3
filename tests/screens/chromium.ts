import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

/** Why no browser could be started: one sentence that says what to do. Tests that need one pass it to `skip`. */
export type NoBrowser = { readonly missing: string };

const programNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const chromeOnMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** For each window the browser opens it makes ready what drops down from its address bar: more work than to load an app of ours. */
const addressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];
/** What playwright does without, too: of two such lists a browser reads the last one only. */
const asPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** Quiet: the browser speaks to the restaurant under test and to nobody else, and needs neither a graphics card nor a sandbox. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...asPlaywright, ...addressBar].join(',')}`,
];

/** The same without windows, bars and profiles: it draws as the other does, with three quarters of the work. */
const withoutWindows = 'chromium-headless-shell';

/** A browser of one's own, without a window. It begins with an empty profile, and each `newContext()` in it is one more device. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser | NoBrowser> {
  const found = await findChromium();
  return typeof found === 'string' ? launch(found, more) : found;
}

const launch = (executablePath: string, more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath, args: [...flags, ...more] });

/** One that is left on, with nothing to be seen of it but its pages. */
async function launchForMany(): Promise<Browser | NoBrowser> {
  const light = process.env.CHROMIUM_PATH ? undefined : await onPath([withoutWindows]);
  return light === undefined ? launchChromium() : launch(light).catch(() => launchChromium());
}

let shared: Browser | null = null;

/**
 * A browser for one test file, whose devices `close()` takes away: the program behind it goes on for the files that follow in the
 * same process, since to start it costs as much as a story or two. Its devices ask for less motion and keep no copy of the
 * app if a test does not say otherwise, as one whole evening does: what comes and goes is painted by the processor here, again for
 * each frame. Motion costs a fifth of all these tests, and so do the copies.
 */
export async function chromiumForFile(): Promise<Browser | NoBrowser> {
  if (shared?.isConnected() !== true) {
    const launched = await launchForMany();
    if ('missing' in launched) return launched;
    shared = launched;
  }
  const browser = shared;
  const devices: BrowserContext[] = [];
  const newContext = async (device?: BrowserContextOptions): Promise<BrowserContext> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block', ...device });
    devices.push(context);
    return context;
  };
  const own: Partial<Browser> = {
    newContext,
    newPage: async (device) => (await newContext(device)).newPage(),
    close: async () => {
      await Promise.allSettled(devices.map((device) => device.close()));
    },
  };
  return new Proxy(browser, {
    get(whole, name) {
      const part: unknown = Reflect.get(name in own ? own : whole, name);
      return typeof part === 'function' ? part.bind(whole) : part;
    },
  });
}

/** The whole browser, in this order: the one you name, the system's, the one playwright has installed, Debian's package. */
export async function findChromium(): Promise<string | NoBrowser> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await isProgram(named)) return named;
    return { missing: `CHROMIUM_PATH names ${named}, which is not a program: correct it or leave it unset.` };
  }
  const installed = (await systemChromium()) ?? (await playwrightChromium()) ?? (await debianChromium());
  return installed ?? { missing: 'No Chromium or Chrome found: install one, or set CHROMIUM_PATH to where it is.' };
}

async function systemChromium(): Promise<string | undefined> {
  return (await onPath(programNames)) ?? ((await isProgram(chromeOnMac)) ? chromeOnMac : undefined);
}

async function onPath(names: readonly string[]): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const place of places) if (await isProgram(place)) return place;
  return undefined;
}

async function playwrightChromium(): Promise<string | undefined> {
  const place = chromium.executablePath();
  return (await isProgram(place)) ? place : undefined;
}

/** Only root may install packages, and only Debian and its children have apt-get. */
async function debianChromium(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !(await isProgram('/usr/bin/apt-get'))) return undefined;
  console.log('Installing Chromium from Debian (once, about a minute) ...');
  const run = promisify(execFile);
  try {
    await run('apt-get', ['update']);
    await run('apt-get', ['install', '-y', 'chromium'], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  } catch (error) {
    // Without a network the search has simply ended: the person reads the sentence above with apt's own words before it.
    console.error(error instanceof Error ? error.message : error);
    return undefined;
  }
  return systemChromium();
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

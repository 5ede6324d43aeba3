import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Bonjour, type Service } from 'bonjour-service';
import { app, ipcMain, powerSaveBlocker } from 'electron';
import { KitchenWindow } from './kitchen-window.ts';
import { type Found, fingerprintOf, foundIn, type KnownBox, meet, readKnownBox } from './known-box.ts';

// A kitchen's screen without a keyboard: finds the box, remembers it, shows its page and nothing else.

const isKiosk = !process.argv.includes('--window');
const memory = join(app.getPath('userData'), 'box.json');
let known: KnownBox | null = remembered();
let hasChanged = false;

// The box's name leads where it was last found, also where the machine itself knows no `.local` names.
if (known !== null) app.commandLine.appendSwitch('host-resolver-rules', `MAP ${known.host} ${known.ip}`);
if (!app.requestSingleInstanceLock()) app.quit();

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  powerSaveBlocker.start('prevent-display-sleep');
  if (app.isPackaged && isKiosk) app.setLoginItemSettings({ openAtLogin: true });
  const window = new KitchenWindow(join(import.meta.dirname, 'preload.cjs'), isKiosk, () => {
    hasChanged = true;
    window.tell('changed');
  });
  ipcMain.on('again', () => {
    if (!hasChanged) return;
    rmSync(memory, { force: true });
    restart();
  });
  if (known === null) window.tell('looking');
  else window.show(known);
  new Bonjour().find({ type: 'comanda' }, (service: Service) => {
    const found = foundIn(service);
    if (found !== null) void met(found, window);
  });
});

async function met(found: Found, window: KitchenWindow): Promise<void> {
  switch (meet(known, found)) {
    case 'same':
      return;
    case 'changed':
      // Another box in the house is none of our business; ours under another key is.
      if (known?.host === found.host) window.refuse();
      return;
    case 'moved':
    case 'new': {
      const authority = known?.authority ?? (await authorityOf(found));
      if (found.fingerprint !== null && authority === null) return;
      const { host, ips, httpPort, httpsPort } = found;
      known = { host, ip: ips[0], port: httpsPort ?? httpPort, authority };
      writeFileSync(memory, JSON.stringify(known), { mode: 0o600 });
      restart();
    }
  }
}

/** The certificate of the box's authority, if it is the one that was announced. */
async function authorityOf({ ips: [ip], httpPort, fingerprint }: Found): Promise<string | null> {
  if (fingerprint === null) return null;
  const answer = await fetch(`http://${ip}:${httpPort}/setup/ca.crt`).catch(() => null);
  if (answer === null || !answer.ok) return null;
  const authority = Buffer.from(await answer.arrayBuffer()).toString('base64');
  return fingerprintOf(authority) === fingerprint ? authority : null;
}

/** Where a name leads is settled when the program starts. */
function restart(): void {
  app.relaunch();
  app.exit();
}

function remembered(): KnownBox | null {
  try {
    return readKnownBox(readFileSync(memory, 'utf8'));
  } catch {
    return null;
  }
}

import { BrowserWindow, type Session } from 'electron';
import { type KnownBox, pageOf, speaksFor } from './known-box.ts';
import { type Notice, noticePage } from './notice.ts';

const againMs = 4_000;

/** The one window: the whole screen, and nothing but the box's page in it. */
export class KitchenWindow {
  readonly #window: BrowserWindow;
  readonly #changed: () => void;
  #box: KnownBox | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** @param changed when something else than the known box answers in its name */
  constructor(preload: string, isKiosk: boolean, changed: () => void) {
    this.#changed = changed;
    this.#window = new BrowserWindow({
      kiosk: isKiosk,
      fullscreen: isKiosk,
      width: 1280,
      height: 800,
      autoHideMenuBar: true,
      backgroundColor: '#14171c',
      webPreferences: { preload, nodeIntegration: false, contextIsolation: true, sandbox: true, webviewTag: false },
    });
    const { webContents } = this.#window;
    guardCertificates(webContents.session, () => this.#box, changed);
    webContents.session.setPermissionRequestHandler((_, permission, answer) => answer(permission === 'fullscreen'));
    webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    webContents.on('will-navigate', (event, url) => {
      if (!this.#isOwn(url)) event.preventDefault();
    });
    webContents.on('will-redirect', (event, url) => {
      if (!this.#isOwn(url)) event.preventDefault();
    });
    // A page that is broken is one that shows no tickets: it begins anew.
    webContents.on('render-process-gone', () => this.#again());
    this.#window.on('unresponsive', () => webContents.forcefullyCrashRenderer());
    webContents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => {
      // -3: another page was asked for in the meantime.
      if (!isMainFrame || code === -3) return;
      this.tell('unreachable');
      this.#again();
    });
  }

  show(box: KnownBox): void {
    clearTimeout(this.#timer);
    this.#box = box;
    // Whether it could be loaded comes as an event of its own.
    this.#window.loadURL(pageOf(box)).catch(() => undefined);
  }

  tell(notice: Notice): void {
    clearTimeout(this.#timer);
    this.#window.loadURL(noticePage(notice)).catch(() => undefined);
  }

  refuse(): void {
    this.#box = null;
    this.#changed();
  }

  #again(): void {
    clearTimeout(this.#timer);
    const box = this.#box;
    if (box !== null) this.#timer = setTimeout(() => this.show(box), againMs);
  }

  #isOwn(url: string): boolean {
    return this.#box !== null && new URL(url).origin === new URL(pageOf(this.#box)).origin;
  }
}

const trusted = 0;
const refused = -2;

/** Trusts what the known box's own authority has signed for its name, and nothing else: no authority of the system either. */
function guardCertificates(session: Session, box: () => KnownBox | null, changed: () => void): void {
  session.setCertificateVerifyProc(({ hostname, certificate }, answer) => {
    const known = box();
    const isRight = known !== null && hostname === known.host && speaksFor(known, certificate.data, Date.now());
    answer(isRight ? trusted : refused);
    if (!isRight && hostname === known?.host) changed();
  });
}

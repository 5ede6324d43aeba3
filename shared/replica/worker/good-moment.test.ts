import { expect, test, vi } from 'vitest';
import { updateAtGoodMoments, type Work } from './good-moment.ts';
import { type OfflineReadiness, offlineReadiness, type Page } from './offline-readiness.ts';

const free: Work = { isNobodyThere: false, isSaving: false, isHalted: false };

type Scene = {
  readonly work?: Partial<Work>;
  readonly visible?: boolean;
  readonly quietForMs?: number;
  /** What is on the page, by the words that look for it. */
  readonly shown?: string;
  readonly typed?: string;
};

/** Whether the build is changed in this scene. */
function changes({ work = {}, visible = true, quietForMs = 10_000, shown = '', typed }: Scene): boolean {
  let nowMs = 0;
  let look = (): void => {};
  const apply = vi.fn();
  const heard = new Map<string, () => void>();
  const page = {
    performance: { now: () => nowMs },
    addEventListener: (type: string, run: () => void) => heard.set(type, run),
    setInterval: (run: () => void) => {
      look = run;
      return 1;
    },
    clearInterval: () => {},
    document: {
      visibilityState: visible ? 'visible' : 'hidden',
      querySelector: (words: string) => (shown !== '' && words.includes(shown) ? {} : null),
      activeElement: typed === undefined ? null : { matches: () => true, value: typed },
      addEventListener: () => {},
    },
  };
  const updates = { waiting: () => true, apply, check: () => {}, subscribe: () => () => {} };
  updateAtGoodMoments(updates, page as never, () => ({ ...free, ...work }));
  nowMs = 1_000_000;
  heard.get('pointerdown')?.();
  nowMs += quietForMs;
  look();
  return apply.mock.calls.length === 1;
}

test.each<[string, boolean, Scene]>([
  ['somebody works', false, {}],
  ['nobody has touched it for two minutes', true, { quietForMs: 121_000 }],
  ['a sheet is open, however long', false, { quietForMs: 600_000, shown: 'dialog[open]' }],
  ['a note is half written', false, { quietForMs: 600_000, typed: 'no nuts' }],
  ['a field is chosen and empty', true, { quietForMs: 600_000, typed: '' }],
  ['nobody is signed in', true, { work: { isNobodyThere: true } }],
  ['the people change', true, { shown: 'main.gate' }],
  ['the people change, and a PIN is half typed', false, { shown: 'main.gate', typed: '12' }],
  ['nobody is signed in, and the screen was just touched', false, { work: { isNobodyThere: true }, quietForMs: 1_000 }],
  ['the page is hidden', true, { visible: false }],
  ['the page is hidden right after a tap', false, { visible: false, quietForMs: 1_000 }],
  ['the disk fails', false, { visible: false, work: { isSaving: true } }],
  ['this build may not go on, and the disk fails', false, { work: { isHalted: true, isSaving: true } }],
  ['this build may not go on', true, { work: { isHalted: true }, quietForMs: 0 }],
])('when %s, the build is changed: %s', (_, changed, scene) => {
  expect(changes(scene)).toBe(changed);
});

const ipad = { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', maxTouchPoints: 5 };
const laptop = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)', maxTouchPoints: 0 };
const by = (folder: string) => ({ serviceWorker: { controller: { scriptURL: `https://box.local${folder}sw.js` } } });
const controlled = by('/office/');
test.each<[OfflineReadiness, boolean, object, boolean]>([
  ['not-secure', false, { ...laptop, ...controlled }, false],
  ['not-possible', true, laptop, false],
  ['preparing', true, { ...laptop, serviceWorker: { controller: null } }, false],
  ['ready', true, { ...laptop, ...controlled }, false],
  ['preparing', true, { ...laptop, ...by('/') }, false],
  ['not-installed', true, { ...ipad, ...controlled }, false],
  ['ready', true, { ...ipad, ...controlled }, true],
  ['ready', true, { ...ipad, ...controlled, standalone: true }, false],
])('%s: secure %s, %j, standalone %s', (readiness, isSecureContext, navigator, standalone) => {
  const page = {
    isSecureContext,
    navigator,
    location: { href: 'https://box.local/office/#devices' },
    matchMedia: (query: string) => ({ matches: standalone && query.includes('standalone') }),
  };
  expect(offlineReadiness(page as unknown as Page, './sw.js')).toBe(readiness);
});

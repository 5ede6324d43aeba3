import { type Messages, setupI18n } from '@lingui/core';
import { type Language, languages } from '../../staff/staff.ts';

/** What a language calls itself: a person who cannot read the present one must be able to find theirs. */
export const ownNames = { en: 'English', sv: 'Svenska', es: 'Español' } as const satisfies Record<Language, string>;

/** How figures, dates and clocks are written in it. */
export const locales = { en: 'en-GB', sv: 'sv-SE', es: 'es-ES' } as const satisfies Record<Language, string>;

const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value);

/** Who may say which language a screen speaks; the first that says something is heard. */
export type Wishes = {
  /** Of the person who is signed in. */
  readonly person: Language | null;
  /** What was chosen on this device. */
  readonly device: Language | null;
  /** What the browser asks for, best first, as in `sv-FI`. */
  readonly browser: readonly string[];
};

export function languageFor({ person, device, browser }: Wishes): Language {
  const asked = browser.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage);
  return person ?? device ?? asked ?? 'en';
}

const key = 'comanda.language';
const i18n = setupI18n({ locale: 'en', messages: { en: {}, sv: {}, es: {} } });
const listeners = new Set<() => void>();
const lessons: ((language: Language) => Messages)[] = [];
/** How many of the lessons each language has had. */
const heard: Record<Language, number> = { en: 0, sv: 0, es: 0 };
let wishes: Wishes = {
  person: null,
  device: remembered(),
  browser: typeof navigator === 'undefined' ? [] : navigator.languages,
};
/** What they came to: every figure on a page asks for it. */
let spoken: Language = languageFor(wishes);
activate();

export const languageNow = (): Language => spoken;
export const deviceLanguage = (): Language | null => wishes.device;
export const localeNow = (): string => locales[languageNow()];

/** Adds what one app says; its ids begin with the app's name. A language that nobody reads is not learnt. */
export function teach(lesson: (language: Language) => Messages): void {
  lessons.push(lesson);
  learn(spoken);
}

function learn(language: Language): void {
  for (const lesson of lessons.slice(heard[language])) i18n.load(language, lesson(language));
  heard[language] = lessons.length;
}

/** A sentence in the language of now. */
export const say = (id: string, values?: Readonly<Record<string, unknown>>): string => i18n._(id, values ?? {});

/** Speaks the language of whoever has signed in; `null` for nobody, or for one who leaves it to the device. */
export function speakTo(person: Language | null): void {
  change({ ...wishes, person });
}

/** Chooses for this device, and remembers it; `null` leaves it to the browser. */
export function chooseLanguage(device: Language | null): void {
  if (device === null) globalThis.localStorage?.removeItem(key);
  else globalThis.localStorage?.setItem(key, device);
  change({ ...wishes, device });
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: Wishes): void {
  wishes = next;
  const before = spoken;
  spoken = languageFor(wishes);
  if (spoken !== before) activate();
  for (const listener of listeners) listener();
}

function activate(): void {
  learn(spoken);
  i18n.activate(spoken, [locales[spoken]]);
  if (typeof document !== 'undefined') document.documentElement.lang = spoken;
}

function remembered(): Language | null {
  const stored = globalThis.localStorage?.getItem(key);
  return isLanguage(stored) ? stored : null;
}

import { afterEach, expect, test } from 'vitest';
import { age, timeOfDay } from '../ages.ts';
import { amount, count, date, money, percent } from '../figures.ts';
import { declinedSentence, sentence } from '../refusals/sentence.ts';
import { words } from '../words.ts';
import { chooseLanguage, languageFor, languageNow, onLanguage, speakTo } from './language.ts';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').replace('\u2212', '-');
const evening = new Date(2026, 10, 21, 19, 42, 5).getTime();

afterEach(() => {
  speakTo(null);
  chooseLanguage(null);
});

test('a person is spoken to in their language, else in the device’s, else in the browser’s, else in English', () => {
  expect(languageFor({ person: 'es', device: 'sv', browser: ['en-US'] })).toBe('es');
  expect(languageFor({ person: null, device: 'sv', browser: ['es-MX'] })).toBe('sv');
  expect(languageFor({ person: null, device: null, browser: ['fi', 'sv-FI', 'en'] })).toBe('sv');
  expect(languageFor({ person: null, device: null, browser: ['fi'] })).toBe('en');
});

test('Carla signs in on a Swedish tablet: it speaks Spanish until she leaves, and whoever listens is told', () => {
  chooseLanguage('sv');
  const told: string[] = [];
  const stop = onLanguage(() => told.push(languageNow()));
  expect(words.strip.noBox(3)).toBe('Ingen kontakt med boxen. Jobba vidare – 3 ändringar skickas senare.');
  speakTo('es');
  expect(words.strip.noBox(1)).toBe('Sin conexión con la central. Sigue trabajando – se enviará 1 cambio.');
  speakTo(null);
  expect(words.strip.noBox(0)).toBe('Ingen kontakt med boxen. Jobba vidare.');
  stop();
  expect(told).toEqual(['es', 'sv']);
});

test('the box that cannot save is not one that is not there: in every language it says that work goes on', () => {
  expect(words.strip.cannotSave(0)).toBe('The box cannot save. Keep working: your changes wait here.');
  chooseLanguage('sv');
  expect(words.strip.cannotSave(2)).toBe('Boxen kan inte spara. Jobba vidare: 2 ändringar väntar här.');
  chooseLanguage('es');
  expect(words.strip.cannotSave(1)).toBe('La central no puede guardar. Sigue trabajando: 1 cambio espera aquí.');
});

test('figures, dates and clocks are written as the language writes them', () => {
  expect(money(123450, 'SEK')).toMatch(/1,234\.50/);
  expect(age(130_000)).toBe('2 min');
  chooseLanguage('sv');
  expect([plain(money(-123450, 'SEK')), plain(amount(123450, 'SEK')), plain(percent(0.123, 1))]).toEqual([
    '-1 234,50 kr',
    '1 234,50',
    '12,3 %',
  ]);
  expect([timeOfDay(evening), timeOfDay(evening, true), date(evening)]).toEqual([
    '19:42',
    '19:42:05',
    '21 november 2026',
  ]);
  expect(age(2 * 3_600_000)).toBe('2 tim');
  chooseLanguage('es');
  expect([plain(money(5, 'EUR')), count(12345), date(evening, 'short')]).toEqual(['0,05 €', '12.345', '21 nov']);
});

test('no coin is lost of the largest sum that can be written, and currencies without coins have none', () => {
  expect(amount(Number.MAX_SAFE_INTEGER, 'SEK')).toBe('90,071,992,547,409.91');
  expect([amount(0, 'SEK'), amount(7, 'SEK'), amount(1250, 'JPY')]).toEqual(['0.00', '0.07', '1,250']);
});

test('a refusal is said in the language of the person; of a code from a newer box, what the box said', () => {
  chooseLanguage('sv');
  expect(sentence('sold-out')).toBe('Det här är slut.');
  expect(declinedSentence({ declined: 'This PIN is wrong.', code: 'wrong-pin' }, 'away')).toBe('PIN-koden är fel.');
  expect(declinedSentence({ declined: 'Not on Mondays.', code: 'not-on-mondays' }, 'away')).toBe('Not on Mondays.');
  expect(declinedSentence({ declined: null }, 'away')).toBe('away');
});

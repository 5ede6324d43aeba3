import type { ModifierGroup } from '@comanda/shared/menu/menu.ts';
import { expect, test } from 'vitest';
import { lastQuestion, openQuestions, questionsOf, unsettled, usualChoices } from './questions.ts';

const options = ['1', '2', '3'];
const group = (id: string, min: number, max: number, usual: readonly string[] = []): ModifierGroup =>
  ({
    id,
    name: id,
    min,
    max,
    archived: false,
    options: options.map((option) => ({
      id: `${id}${option}`,
      name: option,
      price: 0,
      isDefault: usual.includes(option),
    })),
  }) as ModifierGroup;

const doneness = group('doneness', 1, 1);
const side = group('side', 1, 1, ['1']);
const sauce = group('sauce', 0, 3);
const ice = group('ice', 0, 1);
const scoops = group('scoops', 2, 2);

const asked = (...groups: readonly ModifierGroup[]): string[] => {
  const menu = { modifierGroups: new Map(groups.map((one) => [one.id, one])) };
  return questionsOf(menu as never, { modifierGroups: groups.map(({ id }) => id) } as never).map(({ id }) => id);
};

test('what must be answered stands last, below what may be chosen', () => {
  expect(asked(doneness, side, sauce)).toEqual(['doneness', 'sauce', 'side']);
  expect(asked(side, sauce)).toEqual(['sauce', 'side']);
  expect(asked(sauce, ice)).toEqual(['sauce', 'ice']);
});

test('a steak is added by the second of doneness and side, in either order, whatever is chosen besides', () => {
  const steak = [doneness, sauce, side];
  const usual = usualChoices(steak);
  expect(lastQuestion(steak, usual, [])).toBeNull();
  expect(lastQuestion(steak, { ...usual, sauce: ['sauce1'] }, ['sauce'])).toBeNull();
  const rare = { ...usual, doneness: ['doneness1'] };
  expect(lastQuestion(steak, rare, ['doneness'])).toBe(side);
  expect(lastQuestion(steak, { ...usual, side: ['side2'] }, ['side'])).toBe(doneness);
  expect(openQuestions(steak, { ...rare, side: ['side2'] }, ['doneness', 'side'])).toEqual([]);
});

test('a usual answer is given when somebody touches it', () => {
  const chicken = [sauce, side];
  const usual = usualChoices(chicken);
  expect(lastQuestion(chicken, usual, [])).toBe(side);
  expect(openQuestions(chicken, usual, [])).toEqual([side]);
  expect(openQuestions(chicken, usual, ['side'])).toEqual([]);
});

test('of two scoops the second adds', () => {
  expect(lastQuestion([scoops], {}, [])).toBeNull();
  expect(lastQuestion([scoops], { scoops: ['scoops1'] }, ['scoops'])).toBe(scoops);
});

test('where nothing must be answered, a choice of one adds, and of several only the one that leaves nothing to choose', () => {
  expect(lastQuestion([ice], usualChoices([ice]), [])).toBe(ice);
  expect(openQuestions([ice], { ice: ['ice1'] }, ['ice'])).toEqual([]);
  expect(lastQuestion([sauce], { sauce: ['sauce1'] }, ['sauce'])).toBeNull();
  expect(openQuestions([sauce], { sauce: ['sauce1'] }, ['sauce'])).toEqual([sauce]);
});

test('what keeps a dish from being added is known by name: too few answers, or too many', () => {
  const names = (choices: Record<string, string[]>) =>
    unsettled([doneness, sauce, side], { ...usualChoices([doneness, sauce, side]), ...choices }).map(
      ({ name }) => name,
    );
  expect(names({})).toEqual(['doneness']);
  expect(names({ doneness: ['doneness1'], side: [] })).toEqual(['side']);
  expect(names({ doneness: ['doneness1'], sauce: ['sauce1', 'sauce2', 'sauce3', 'sauce4'] })).toEqual(['sauce']);
  expect(names({ doneness: ['doneness1'] })).toEqual([]);
});

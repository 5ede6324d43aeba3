/** An option, and what it adds to the price in öre. The first of a group with `takesFirst` is chosen for who does not answer. */
export type Option = readonly [name: string, price: number];

export type Question = {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly takesFirst: boolean;
  readonly options: readonly Option[];
};

/** `mustAsk`: no sensible guess, so the waiter has to ask the guest. */
const mustAsk = (name: string, ...options: readonly Option[]): Question => ({
  name,
  min: 1,
  max: 1,
  takesFirst: false,
  options,
});
const oneOf = (name: string, ...options: readonly Option[]): Question => ({
  ...mustAsk(name, ...options),
  takesFirst: true,
});
const anyOf = (name: string, ...options: readonly Option[]): Question => ({
  name,
  min: 0,
  max: options.length,
  takesFirst: false,
  options,
});

export const questions = {
  doneness: mustAsk('How done?', ['Rare', 0], ['Medium rare', 0], ['Medium', 0], ['Medium well', 0], ['Well done', 0]),
  side: oneOf('Which side?', ['Fries', 0], ['Lemon potatoes', 0], ['Green salad', 0], ['Grilled broccolini', 15_00]),
  sauce: anyOf(
    'Another sauce?',
    ['Béarnaise', 25_00],
    ['Pepper sauce', 25_00],
    ['Chimichurri', 20_00],
    ['Aioli', 20_00],
  ),
  burger: anyOf(
    'Anything on it?',
    ['Bacon', 25_00],
    ['More cheese', 20_00],
    ['Fried egg', 20_00],
    ['Pickled chilli', 10_00],
    ['Gluten-free bun', 20_00],
  ),
  pasta: oneOf('Which pasta?', ['As on the menu', 0], ['Gluten-free', 20_00]),
  scoops: {
    ...mustAsk(
      'Which two?',
      ['Vanilla', 0],
      ['Pistachio', 0],
      ['Salty liquorice', 0],
      ['Lemon sorbet', 0],
      ['Raspberry sorbet', 0],
    ),
    min: 2,
    max: 2,
  },
  milk: oneOf('Which milk?', ['Whole milk', 0], ['Oat drink', 5_00], ['Lactose-free', 0]),
  shot: oneOf('Single or double?', ['Single', 0], ['Double', 10_00]),
  tea: mustAsk('Which tea?', ['Black', 0], ['Green', 0], ['Rooibos', 0], ['Fresh mint', 0]),
  beer: oneOf('How much?', ['40 cl', 0], ['60 cl', 36_00]),
  wine: oneOf('How much?', ['Glass 12 cl', 0], ['Glass 18 cl', 48_00], ['Bottle', 410_00]),
  fineWine: oneOf('How much?', ['Glass 12 cl', 0], ['Glass 18 cl', 76_00], ['Bottle', 690_00]),
} as const satisfies Record<string, Question>;

export type QuestionName = keyof typeof questions;

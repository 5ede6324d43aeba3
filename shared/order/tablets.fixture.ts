import { tick } from '../base/clock.ts';
import { isRefusal } from '../base/refusal.ts';
import type { SoldItem } from '../menu/sell.ts';
import { cents } from '../money/cents.ts';
import { type Book, emptyBook } from './book.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import type { Answer } from './decider.ts';
import { type DraftEvent, type Fact, type OrderEvent, rulesVersion } from './events.ts';
import { evolve } from './evolve.ts';
import { type LineView, lineState } from './line-view.ts';
import { type OrderView, orderView } from './order-view.ts';

/** For tests: tablets without a box. Each has its own book, decides on what it sees itself, and hears others when they meet. */

/** A well-formed id that is always the same for the same word. */
export function idOf(word: string): string {
  let hash = 0x811c9dc5;
  const hex = [0, 1, 2, 3].map((round) => {
    for (const letter of `${round}${word}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
    return hash.toString(16).padStart(8, '0');
  });
  const text = hex.join('');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-7${text.slice(13, 16)}-8${text.slice(17, 20)}-${text.slice(20, 32)}`;
}

export const itemOf = (name: string, price = 500, stations: readonly string[] = []): SoldItem => ({
  product: idOf(name),
  menuVersion: 1,
  name,
  unitPrice: cents(price),
  taxRate: 1200,
  modifiers: [],
  stations: [...stations],
});

/** The wall clock of the restaurant: later in the story is later. */
export type Wall = { nowMs: number };

export class Tablet {
  book: Book = emptyBook;
  /** How far this tablet's own clock is from the wall's, before the box has corrected it. */
  clockErrorMs = 0;
  readonly written: Fact[] = [];
  readonly name: string;
  readonly #wall: Wall;
  readonly #incarnation: string;
  #clock = 0;

  constructor(name: string, wall: Wall = { nowMs: 1_000_000 }) {
    this.name = name;
    this.#wall = wall;
    this.#incarnation = idOf(`${name} runs`).replaceAll('-', '').slice(0, 16);
  }

  tries(command: Command): Answer {
    return decide(this.book, command);
  }

  /** @throws when the command is refused: then the story is not what its author thought. */
  does(command: Command): Fact[] {
    const answer = this.tries(command);
    if (isRefusal(answer)) throw new Error(`${this.name} may not ${command.type}: ${answer.refused}`);
    return answer.map((draft) => this.writes(draft));
  }

  /** Stamps an event and files it, whatever `decide` would say. */
  writes(draft: DraftEvent): Fact {
    const fact = this.#stamp(draft);
    this.written.push(fact);
    this.hears([fact]);
    return fact;
  }

  hears(facts: readonly Fact[]): void {
    this.book = evolve(this.book, facts);
  }

  sees(order: string): OrderView {
    const view = orderView(this.book, order);
    if (view === null) throw new Error(`${this.name} does not know order ${order}`);
    return view;
  }

  #stamp(draft: DraftEvent): Fact {
    this.#wall.nowMs += 1;
    this.#clock = tick(this.#clock, this.#wall.nowMs + this.clockErrorMs);
    const deviceSeq = this.written.length + 1;
    const event = {
      ...draft,
      id: idOf(`${this.name} writes ${deviceSeq}`),
      clock: this.#clock,
      device: idOf(this.name),
      incarnation: this.#incarnation,
      deviceSeq,
      signIn: idOf(`${this.name} signs in`),
      rules: rulesVersion,
    } as OrderEvent;
    return { event, clock: this.#clock } as Fact;
  }
}

/** The order that most stories are about, and the table it sits at. */
export const party = idOf('party');
export const table12 = idOf('table 12');
const bar = idOf('the bar');

export const openAt = (table: string | null, order = party): Command => ({
  type: 'open-order',
  order,
  kind: table === null ? 'take-away' : 'table',
  table,
  multiSession: bar,
  guests: null,
});

type Sale = { readonly order?: string; readonly line?: string; readonly price?: number; readonly quantity?: number };

/** The line's id is the word's, so that a story can say `idOf('beer')`. */
export const sells = (name: string, { order = party, line = name, price = 500, quantity = 1 }: Sale = {}): Command => ({
  type: 'add-line',
  order,
  line: idOf(line),
  item: itemOf(name, price, [idOf('kitchen')]),
  quantity,
  course: null,
  seat: null,
});

/** Two tablets that have both seen a party at table 12, and then lose sight of each other. */
export function twoTablets(...before: readonly Command[]) {
  const wall = { nowMs: 1_000_000 };
  const ann = new Tablet('Ann', wall);
  const ben = new Tablet('Ben', wall);
  const everything = (): Fact[] => [...ann.written, ...ben.written];
  const meet = (): void => {
    ann.hears(ben.written);
    ben.hears(ann.written);
  };
  for (const command of [openAt(table12), ...before]) ann.does(command);
  meet();
  /** Both tablets, and replicas that heard the same in other orders, in other portions, and twice. */
  const replicas = (): Book[] => {
    const facts = everything();
    const oneByOne = facts.toReversed().reduce((book, fact) => evolve(book, [fact]), emptyBook);
    return [ann.book, ben.book, evolve(emptyBook, [...ben.written, ...ann.written, ...facts]), oneByOne];
  };
  return { wall, ann, ben, meet, everything, replicas };
}

/** A line in the words of a menu card: `2 beer`, and how far it is when that is not just a draft. */
export function inWords(view: OrderView): string[] {
  return view.lines.map((line) => `${line.quantity} ${line.item.name}${stateInWords(line)}`);
}

const stateInWords = (line: LineView): string => (lineState(line) === 'draft' ? '' : `, ${lineState(line)}`);

/** They meet; whoever heard what first, everyone sees the same. */
export function everyoneSees({ meet, replicas }: ReturnType<typeof twoTablets>, order = party): OrderView {
  meet();
  const views = replicas().map((book) => orderView(book, order));
  const [first, ...others] = views.map((view) => JSON.stringify(view, setsAsLists));
  if (others.some((other) => other !== first)) throw new Error(`replicas differ:\n${[first, ...others].join('\n')}`);
  const view = views[0];
  if (view === null || view === undefined) throw new Error('nobody knows this order');
  return view;
}

const setsAsLists = (_: string, value: unknown): unknown => (value instanceof Set ? [...value].sort() : value);

export const tap = (line: string, by: number): Command => ({ type: 'tap-quantity', order: party, line, by });
export const type = (line: string, quantity: number): Command => ({
  type: 'type-quantity',
  order: party,
  line,
  quantity,
});
export const remove = (line: string): Command => ({ type: 'remove-line', order: party, line });
export const fire = (order = party): Command => ({ type: 'fire', order, lines: 'all' });
export const voids = (line: string, quantity = 1): Command => ({
  type: 'void-line',
  order: party,
  line,
  quantity,
  reason: 'dropped',
});
export const pay = (payment: string, amount: number, order = party): Command => ({
  type: 'register-payment',
  order,
  payment: idOf(payment),
  tender: 'cash',
  amount: cents(amount),
  given: cents(amount),
});
export const close: Command = { type: 'close-order', order: party };
export const cancel: Command = { type: 'cancel-order', order: party, reason: 'they left' };

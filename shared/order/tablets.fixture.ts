import { tick } from '../base/clock.ts';
import { isRefusal } from '../base/refusal.ts';
import { type Book, emptyBook } from './book.ts';
import { idOf, openAt, party, table12 } from './commands.fixture.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import type { Answer } from './decider.ts';
import { type DraftEvent, type Fact, type OrderEvent, rulesVersion } from './events.ts';
import { evolve } from './evolve.ts';
import { type LineView, lineState } from './line-view.ts';
import { type OrderView, orderView } from './order-view.ts';

/** For tests: tablets without a box. Each has its own book, decides on what it sees itself, and hears others when they meet. */

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
      staff: idOf(this.name),
      rules: rulesVersion,
    } as OrderEvent;
    return { event, clock: this.#clock } as Fact;
  }
}

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

export function tabletAfter(commands: readonly Command[]): Tablet {
  const ann = new Tablet('Ann');
  for (const command of commands) ann.does(command);
  return ann;
}

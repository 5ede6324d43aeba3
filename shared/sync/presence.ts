import type { Connection } from './connection.ts';
import type { Timers } from './device-ports.ts';
import { Pace } from './pace.ts';
import { type Down, mostAdding, type Present, type Presence as Said } from './wire.ts';

/** What somebody does at the order that they look at. */
export type Doing = {
  /** Whose sheet is open. */
  readonly line: string | null;
  /** How many dishes they are about to add. */
  readonly adding: number;
};

const nothing: Doing = { line: null, adding: 0 };

/** A device says where it is at most this often; the last word counts. */
const sayMs = 250;
/** Whoever was about to add something and has not touched it since has put the tablet down. */
export const addingFadesMs = 60_000;

/** Where this device is and where others are. Nothing of it is kept: it is said anew on each line, and gone with it. */
export class Presence {
  readonly #timers: Timers;
  readonly #send: (message: Said) => void;
  readonly #signIn: () => string | undefined;
  readonly #pace: Pace;
  #order: string | null = null;
  #doing = nothing;
  #said = '';
  #others: readonly Present[] = [];
  #isGreeted = false;
  #cancelFade: () => void = () => {};

  /** @param signIn of whoever is here: the box knows whose it is */
  constructor(timers: Timers, send: (message: Said) => void, signIn: () => string | undefined) {
    this.#timers = timers;
    this.#send = send;
    this.#signIn = signIn;
    this.#pace = new Pace(timers, sayMs, () => this.#say());
  }

  /** As of the box's last word: a word that has grown old says nothing about now. */
  others({ state }: Pick<Connection, 'state'>): readonly Present[] {
    return state === 'live' ? this.#others : [];
  }

  look(order: string | null, doing: Doing = nothing): void {
    this.#order = order;
    this.#doing = order === null ? nothing : doing;
    this.#cancelFade();
    if (this.#doing.adding > 0)
      this.#cancelFade = this.#timers.after(addingFadesMs, () => this.look(order, { ...doing, adding: 0 }));
    this.#pace.ask();
  }

  received(message: Down): void {
    if (message.type === 'present') this.#others = message.who;
    if (message.type !== 'welcome') return;
    this.#others = [];
    this.#isGreeted = message.resume !== 'hand-in';
    this.#said = JSON.stringify(wordsFor(null, nothing));
    this.#pace.ask();
  }

  ended(): void {
    this.#isGreeted = false;
  }

  #say(): void {
    if (!this.#isGreeted) return;
    const message = wordsFor(this.#order, this.#doing, this.#signIn());
    const said = JSON.stringify(message);
    if (said === this.#said) return;
    this.#said = said;
    this.#send(message);
  }
}

/** Only what is to be told: most devices most of the time look at an order and do nothing. */
function wordsFor(order: string | null, { line, adding }: Doing, signIn?: string): Said {
  return {
    type: 'presence',
    order,
    ...(line !== null && { line }),
    ...(adding > 0 && { adding: Math.min(adding, mostAdding) }),
    ...(order !== null && signIn !== undefined && { signIn }),
  };
}

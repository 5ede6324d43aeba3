import { NotSaved } from '@comanda/shared/sync/box-ports.ts';
import type { Seeded } from '../restaurant/seeded.ts';
import type { Tablet } from '../restaurant/tablet.ts';
import type { Trade } from './people.ts';

/** A device with the person who holds it. */
export type Hand = {
  readonly tablet: Tablet;
  readonly trade: Trade;
  /** Of the act that this person is at. */
  random: Seeded;
  readonly own: string[];
  person: { readonly id: string; readonly role: string; readonly granted: readonly string[] };
  /** Rise when the disk is wiped, and when the program starts. */
  diskLife: number;
  coreLife: number;
  lastHeardMs: number;
  forbiddenNext: boolean;
};

/** The box may fail under whoever asks it for something: then they hear so, and nothing has happened. */
export function ifSaved(ask: () => void): void {
  try {
    ask();
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
  }
}

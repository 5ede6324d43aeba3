import type { Refusal } from '../base/refusal.ts';
import type { Book } from './book.ts';
import type { CommandOf, CommandType } from './commands.ts';
import type { DraftEvent } from './events.ts';
import type { OrderView } from './order-view.ts';

/** What an act needs to know: the order as its author sees it, and the book around it. */
export type Sight = { readonly book: Book; readonly view: OrderView };
export type Answer = readonly DraftEvent[] | Refusal;
export type Decider<T extends CommandType> = (sight: Sight, command: CommandOf<T>) => Answer;
export type Deciders<T extends CommandType> = { readonly [K in T]: Decider<K> };

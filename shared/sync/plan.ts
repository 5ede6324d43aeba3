import { isRefusal, type Refusal, type RefusalCode, refuse } from '../base/refusal.ts';
import type { Book } from '../order/book.ts';
import type { Command } from '../order/commands.ts';
import { decide } from '../order/decide.ts';
import type { DraftEvent, OrderEvent } from '../order/events.ts';
import type { SignIn } from './wire.ts';

/** What a command comes to, before it is stamped. `approved` is the one among the drafts that somebody else said yes to. */
export type Plan = { readonly drafts: readonly DraftEvent[]; readonly approved: DraftEvent | null };

/** May this be done, with the approval or without one? */
export type Ask = (draft: DraftEvent, approval: SignIn | undefined) => Refusal | null;

export function planOf(book: Book, command: Command, approval: SignIn | undefined, ask: Ask): Plan | Refusal {
  const decided = decide(book, command);
  if (isRefusal(decided)) return decided;
  const drafts = decided as readonly DraftEvent[];
  const approved = approval === undefined ? null : toApprove(drafts, ask);
  if (isRefusal(approved)) return approved;
  for (const draft of drafts) {
    const refused = ask(draft, draft === approved ? approval : undefined);
    if (refused !== null) return refused;
  }
  return { drafts, approved };
}

export type Foreseen = {
  /** Null: it would be done. */
  readonly refused: RefusalCode | null;
  /** The name of the one event that somebody else's yes would make possible; null where no yes helps, or none is needed. */
  readonly event: string | null;
};

export function foreseen(book: Book, command: Command, ask: Ask, newId: () => string): Foreseen {
  const plan = planOf(book, command, undefined, ask);
  if (!isRefusal(plan)) return { refused: null, event: null };
  const drafts = decide(book, command);
  const helps =
    approvable.has(plan.refused) && !isRefusal(drafts) && !isRefusal(toApprove(drafts as readonly DraftEvent[], ask));
  return { refused: plan.refused, event: helps ? newId() : null };
}

/** A yes helps against these. */
const approvable: ReadonlySet<RefusalCode> = new Set(['not-permitted', 'not-your-table'] as const);

/** An approval is for one event: the only one there is, or the only one that would be refused without. */
function toApprove(drafts: readonly DraftEvent[], ask: Ask): DraftEvent | Refusal {
  const [only, second] = drafts;
  if (only !== undefined && second === undefined) return only;
  const [refused, another] = drafts.filter((draft) => ask(draft, undefined) !== null);
  return refused !== undefined && another === undefined ? refused : refuse('not-permitted');
}

/** The events of a plan; the approved one bears the name that it was approved under. */
export function eventsOf({ drafts, approved }: Plan, stamp: () => object, approval: SignIn | undefined): OrderEvent[] {
  return drafts.map((draft) => {
    const own = { ...stamp(), ...draft } as OrderEvent;
    if (draft !== approved || approval?.event === undefined) return own;
    return { ...own, id: approval.event, approval: approval.id };
  });
}

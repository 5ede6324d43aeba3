import { editNote } from '@comanda/shared/notes/note-text.ts';
import type { Part } from '@comanda/shared/order/commands.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useAct } from '../act.ts';
import { textOf } from '../order/line-marks.ts';
import { dishesIn, type Picked, partly, whole } from './move-some.ts';
import { words } from './words.ts';

/** Where to: an order that is open, or one that is opened with it. `called` is how its place is named in a sentence. */
export type Target = { readonly called: string } & (
  | { readonly order: string }
  | { readonly opens: { readonly table: string | null } }
);

/** What goes, in words: `3 × Lager`, or how many dishes. */
export function inWords(picked: Picked): string {
  const [only] = picked;
  return only !== undefined && picked.length === 1
    ? words.some(only.count, only.line.item.name)
    : words.several(dishesIn(picked));
}

/** Names some of a line as an act does: what was said about the dishes holds for those that move, too. */
export function usePart(): (picked: Picked[number]) => Part {
  const core = useDevice();
  return ({ line, count }) => {
    const writer = core.newWriter();
    const edit = editNote([], textOf(line.noteUpdates), writer);
    const note = edit === null ? null : { writer, update: edit.update };
    return { line: line.line, quantity: count, as: core.newId(), note };
  };
}

/** Moves it in one act, says what and whereto, and offers to take all of it back. */
export function useTransfer({ order }: OrderView): (picked: Picked, target: Target, onDone: () => void) => void {
  const core = useDevice();
  const act = useAct();
  const partOf = usePart();
  return (picked, target, onDone) => {
    const lines = whole(picked).map(({ line }) => line.line);
    const moves = { type: 'transfer', order, lines, parts: partly(picked).map(partOf) } as const;
    const to = 'order' in target ? { to: target.order } : { to: core.newId(), opens: target.opens };
    act({ ...moves, ...to }, { text: words.done(inWords(picked), target.called) }, onDone);
  };
}

import { noteLimits } from '@comanda/shared/notes/limits.ts';
import { editNote } from '@comanda/shared/notes/note-text.ts';
import type { Split } from '@comanda/shared/order/commands.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useAct } from '../act.ts';
import { usePart } from '../moving/transfer.ts';
import { textOf } from '../order/line-marks.ts';
import { words } from '../serving/words.ts';
import { type Bills, splitsOf } from './bills.ts';

/** Makes the bills in one act, says how many there are, and offers to take all of it back. */
export function useSplit(view: OrderView): (bills: Bills, onDone: () => void) => void {
  const core = useDevice();
  const act = useAct();
  const partOf = usePart();
  return (bills, onDone) => {
    const splits = splitsOf(view, bills);
    // Orders that were split and became one again may say the same twice; more than one edit may write is not carried over.
    const texts = new Set(view.notes.map(({ updates }) => textOf(updates)).filter((text) => text !== ''));
    const said = [...texts].join(' · ').slice(0, noteLimits.updateLetters);
    const told = (): NonNullable<Split['note']> | null => {
      const writer = core.newWriter();
      const edit = editNote([], said, writer);
      return edit === null ? null : { writer, update: edit.update };
    };
    const into = splits.map(
      ({ whole, parts }): Split => ({ to: core.newId(), lines: whole, parts: parts.map(partOf), note: told() }),
    );
    const serves = view.waiter.value;
    const waiter = serves === null || serves === core.signedIn?.staff ? {} : { waiter: serves };
    const text = words.split.done(into.length + 1);
    act({ type: 'split-order', order: view.order, into, ...waiter }, { text }, onDone);
  };
}

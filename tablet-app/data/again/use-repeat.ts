import { isRefusal, type Refusal } from '@comanda/shared/base/refusal.ts';
import { isSoldOut } from '@comanda/shared/menu/menu.ts';
import { type SoldItem, sell } from '@comanda/shared/menu/sell.ts';
import { editNote } from '@comanda/shared/notes/note-text.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useAct } from '../act.ts';
import { useMenuBoard } from '../menu/menu.ts';
import { choicesOf, questionsOf } from '../menu/questions.ts';
import { textOf } from '../order/line-marks.ts';
import { words } from '../serving/words.ts';
import { type Again, allOf, latestRound } from './rounds.ts';

/** A row of what can be had again, as it is sold now. */
export type AgainRow = Again & {
  /** With the choices of then; refused where the menu has changed too much since. */
  readonly item: SoldItem | Refusal;
  readonly isSoldOut: boolean;
};

export type Repeat = {
  readonly rounds: { readonly latest: readonly AgainRow[]; readonly drinks: readonly AgainRow[] };
  /** Without courses nothing tells drinks from dishes: then `drinks` is everything. */
  readonly knowsDrinks: boolean;
  /** All of it in one act. */
  order(rows: readonly AgainRow[], countOf: (row: AgainRow) => number, onDone: () => void): void;
};

/** Dishes of an order once more. */
export function useRepeat(view: OrderView): Repeat {
  const core = useDevice();
  const act = useAct();
  const { menu } = useMenuBoard();
  const { order } = view;
  const asSoldNow = ({ line, count }: Again): AgainRow => {
    const product = menu.products.get(line.item.product);
    const choices = product === undefined ? {} : choicesOf(questionsOf(menu, product), line.item);
    const item = sell(menu, line.item.product, choices);
    return { line, count, item, isSoldOut: product !== undefined && isSoldOut(product, core.left.get(product.id)) };
  };
  // Drinks and the like belong to no course: that is how they never wait for one.
  const isDrink = ({ item }: Again['line']): boolean => menu.products.get(item.product)?.course === null;
  return {
    knowsDrinks: [...menu.products.values()].some(({ course }) => course !== null),
    rounds: { latest: latestRound(view).map(asSoldNow), drinks: allOf(view, isDrink).map(asSoldNow) },
    order(rows, countOf, onDone) {
      const lines = rows.flatMap((row) => {
        const quantity = countOf(row);
        if (quantity === 0 || isRefusal(row.item)) return [];
        const writer = core.newWriter();
        const edit = editNote([], textOf(row.line.noteUpdates), writer);
        const note = edit === null ? null : { writer, update: edit.update };
        return [{ line: row.line.line, as: core.newId(), item: row.item, quantity, note }];
      });
      const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
      const undo = lines.map(({ as }) => ({ type: 'remove-line', order, line: as }) as const);
      act({ type: 'repeat-lines', order, lines }, { text: words.again.done(count), undo }, onDone);
    },
  };
}

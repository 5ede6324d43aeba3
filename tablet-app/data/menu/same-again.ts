import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { words } from '../../words.ts';
import { useAct } from '../act.ts';
import { useMenuBoard } from './menu.ts';
import { choicesOf, questionsOf } from './questions.ts';

/** One more of a line, sold as on the menu now, with the same choices and for the same seat: a line of its own. */
export function useSameAgain(view: OrderView): (line: LineView, as: string, onDone: () => void) => void {
  const act = useAct();
  const toast = useToast();
  const { menu } = useMenuBoard();
  return ({ item, course, seat }, as, onDone) => {
    const product = menu.products.get(item.product);
    const choices = product === undefined ? {} : choicesOf(questionsOf(menu, product), item);
    const again = sell(menu, item.product, choices);
    if (isRefusal(again)) {
      toast({ text: sentence(again.refused), tone: 'refused' });
      return;
    }
    const { order } = view;
    act(
      { type: 'add-line', order, line: as, item: again, quantity: 1, course: course.value, seat: seat.value },
      { text: words.line.addedAgain(item.name), undo: { type: 'remove-line', order, line: as } },
      onDone,
    );
  };
}

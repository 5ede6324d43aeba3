import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Menu, Product } from '@comanda/shared/menu/menu.ts';
import { type Choices, type SoldItem, sell } from '@comanda/shared/menu/sell.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useCore } from '@comanda/shared/replica/react/hooks.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import type { NewLinePlace } from '../../parts/lines/new-line-choice.tsx';
import { useAct } from '../act.ts';

/** What became of a tap on a product: it is on the order, or a question has to be answered first, or it was refused. */
export type Adding = 'added' | 'asks' | 'refused';

/** Puts a product on the order as it is on the menu now. The same again, not fired yet, is one more of it. */
export function useAddProduct(view: OrderView, menu: Menu, place: NewLinePlace) {
  const core = useCore();
  const act = useAct();
  const toast = useToast();
  return (product: Product, choices?: Choices, times = 1): Adding => {
    const item = sell(menu, product.id, choices);
    if (isRefusal(item)) {
      if (item.refused === 'choose-more' && choices === undefined) return 'asks';
      toast({ text: sentence(item.refused), tone: 'refused' });
      return 'refused';
    }
    const course = place.course ?? product.course;
    const same = view.lines.findLast((line) => isSame(line, item, course, place.seat));
    const done =
      same === undefined
        ? act({
            type: 'add-line',
            order: view.order,
            line: core.newId(),
            item,
            quantity: times,
            course,
            seat: place.seat,
          })
        : act({ type: 'tap-quantity', order: view.order, line: same.line, by: times });
    return done ? 'added' : 'refused';
  };
}

/** Nothing tells the two apart yet: no word on it, and the kitchen has seen none of it. */
const isSame = (line: LineView, item: SoldItem, course: string | null, seat: number | null): boolean =>
  line.item.product === item.product &&
  line.item.unitPrice === item.unitPrice &&
  line.quantity > 0 &&
  line.fired === 0 &&
  !line.held &&
  line.course.value === course &&
  line.seat.value === seat &&
  line.noteUpdates.length + line.chips.length + line.allergies.length === 0 &&
  optionsOf(line.item) === optionsOf(item);

const optionsOf = (item: SoldItem): string =>
  item.modifiers
    .map(({ option }) => option)
    .sort()
    .join();

import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import { editNote } from '@comanda/shared/notes/note-text.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { useAct } from '../../data/act.ts';
import { useMenuBoard } from '../../data/menu/menu.ts';
import { choicesOf, questionsOf } from '../../data/menu/questions.ts';
import { textOf } from '../../data/order/line-marks.ts';
import { words } from '../../words.ts';
import { ProductSheet } from '../menu/product-sheet.tsx';

/** Another doneness, another side, of what the kitchen has not got yet: what was sold is frozen, so it is sold anew. */
export function ChangeSheet({
  view,
  line,
  onBack,
  onDone,
}: {
  readonly view: OrderView;
  readonly line: LineView;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const core = useDevice();
  const act = useAct();
  const toast = useToast();
  const { menu } = useMenuBoard();
  const product = menu.products.get(line.item.product);
  if (product === undefined) return null;
  const { order } = view;
  return (
    <ProductSheet
      product={product}
      menu={menu}
      quick={false}
      times={line.quantity}
      chosen={choicesOf(questionsOf(menu, product), line.item)}
      verb={words.line.changeTo}
      onClose={onBack}
      onChoose={(choices) => {
        const item = sell(menu, product.id, choices);
        if (isRefusal(item)) {
          toast({ text: sentence(item.refused), tone: 'refused' });
          return;
        }
        const [as, writer] = [core.newId(), core.newWriter()];
        const edit = editNote([], textOf(line.noteUpdates), writer);
        const note = edit === null ? null : { writer, update: edit.update };
        const undo = [
          { type: 'remove-line', order, line: as },
          { type: 'bring-back-line', order, line: line.line },
        ] as const;
        const said = { text: words.line.wasChanged(line.item.name), undo };
        act({ type: 'replace-line', order, line: line.line, as, item, note }, said, onDone);
      }}
    />
  );
}

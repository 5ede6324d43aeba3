import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { isSheetOpen } from '@comanda/shared/ui/sheet-open.ts';
import { ArrowRightLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useNames } from '../../data/names.ts';
import { words } from '../../words.ts';

/** Says that a touch on a table now means: there. */
export function PickBar({
  order,
  onCancel,
}: {
  /** Null: it is over, so there is nothing to move. */
  readonly order: OrderView | null;
  readonly onCancel: () => void;
}) {
  const names = useNames();
  const { pick } = words.floor;
  const title = order === null ? pick.gone : pick.title(names.order(order));
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !isSheetOpen()) onCancel();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onCancel]);
  return (
    <section className="panel pick" aria-label={title}>
      <Icon of={ArrowRightLeft} />
      <p className="grow" role="status">
        <b>{title}</b> {order !== null && <span>{pick.hint}</span>}
      </p>
      <button type="button" onClick={onCancel}>
        {pick.cancel}
      </button>
    </section>
  );
}

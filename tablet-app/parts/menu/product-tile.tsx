import { type Allergen, isSoldOut, type Product } from '@comanda/shared/menu/menu.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { words as shared } from '@comanda/shared/ui/words.ts';
import { Info, TriangleAlert } from 'lucide-react';
import { memo, type PointerEvent, useRef } from 'react';
import { words as serving } from '../../data/serving/words.ts';
import { words } from '../../words.ts';

const longPressMs = 500;
/** A finger that wanders so far scrolls. */
const slackPx = 10;

/**
 * A tap adds it; a long one, or the sign in its corner, shows what is in it and what can be chosen. A category may have hundreds of
 * them, and none looks different for a dish that was added: they are drawn again only for news of their own.
 */
export const ProductTile = memo(function ProductTile({
  product,
  hue,
  price,
  dangers,
  left,
  onTap,
  onDetail,
}: {
  readonly product: Product;
  readonly hue: number;
  readonly price: string;
  /** What is in it that somebody at this table must not eat. */
  readonly dangers: readonly Allergen[];
  /** How many are left, where somebody counts. */
  readonly left: number | undefined;
  readonly onTap: (product: Product) => void;
  readonly onDetail: (product: Product) => void;
}) {
  const press = useLongPress(() => onDetail(product));
  const isOut = isSoldOut(product, left);
  return (
    <div className="product" data-sold-out={isOut} data-hue={hue}>
      <button
        type="button"
        {...press.listeners}
        onContextMenu={(event) => event.preventDefault()}
        onClick={() => {
          if (!press.wasLong()) onTap(product);
        }}
      >
        <span className="product-name">{product.name}</span>
        <small className="figures">
          {price}
          {isOut && <b> {words.order.soldOut}</b>}
          {!isOut && left !== undefined && <b className="left"> {serving.left.count(left)}</b>}
          {dangers.length > 0 && (
            <b className="dangers">
              <Icon of={TriangleAlert} />
              {dangers.map((one) => shared.usualAllergies[one]).join(', ')}
            </b>
          )}
        </small>
      </button>
      <button
        type="button"
        className="quiet product-detail"
        aria-label={words.line.details(product.name)}
        onClick={() => onDetail(product)}
      >
        <Icon of={Info} />
      </button>
    </div>
  );
});

/** The click that follows a long press is not meant. */
function useLongPress(onLong: () => void) {
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly x: number; readonly y: number }>(
    null,
  );
  const long = useRef(false);
  const stop = (): void => {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
  };
  return {
    wasLong: () => long.current,
    listeners: {
      onPointerDown: ({ clientX: x, clientY: y }: PointerEvent) => {
        stop();
        long.current = false;
        const timer = setTimeout(() => {
          long.current = true;
          onLong();
        }, longPressMs);
        waiting.current = { timer, x, y };
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        const at = waiting.current;
        if (at !== null && Math.hypot(clientX - at.x, clientY - at.y) > slackPx) stop();
      },
      onPointerUp: stop,
      onPointerCancel: stop,
      onPointerLeave: stop,
      // Whoever has no pointer presses no longer than they mean.
      onKeyDown: () => {
        long.current = false;
      },
    },
  };
}

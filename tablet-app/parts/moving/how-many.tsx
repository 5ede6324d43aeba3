import type { LineView } from '@comanda/shared/order/line-view.ts';
import { Stepper } from '@comanda/shared/ui/stepper.tsx';
import { fewest, oneStep } from '../../data/moving/move-some.ts';
import { words } from '../../data/moving/words.ts';

/** How many of a line move, and why it may not be fewer. Nothing is asked of a line of one. */
export function HowMany({
  line,
  label,
  count,
  onChange,
}: {
  readonly line: Pick<LineView, 'quantity' | 'unfired' | 'withKitchen'>;
  readonly label: string;
  readonly count: number;
  readonly onChange: (count: number) => void;
}) {
  const { quantity, unfired, withKitchen } = line;
  if (quantity < 2) return null;
  return (
    <div className="how-many">
      <Stepper
        label={label}
        value={count}
        least={fewest(line)}
        most={quantity}
        onChange={(to) => onChange(oneStep(line, count, to))}
      />
      {withKitchen > 0 && (
        <p className="muted">
          {unfired === 0 ? words.kitchenHasAll(quantity) : words.kitchenHasSome(withKitchen, unfired, quantity)}
        </p>
      )}
    </div>
  );
}

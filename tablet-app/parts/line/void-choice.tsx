import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { ReasonChoice } from '@comanda/shared/ui/giving/reason-choice.tsx';
import { Stepper } from '@comanda/shared/ui/giving/stepper.tsx';
import { useState } from 'react';
import { useAct } from '../../data/act.ts';
import { words } from '../../words.ts';

/** What the kitchen has is thrown away: how many of it, and why. */
export function VoidChoice({
  view,
  line,
  onBack,
}: {
  readonly view: OrderView;
  readonly line: LineView;
  readonly onBack: () => void;
}) {
  const act = useAct();
  const [chosen, setChosen] = useState(line.withKitchen);
  const quantity = Math.min(chosen, line.withKitchen);
  return (
    <>
      {line.withKitchen > 1 && (
        <Stepper
          label={words.line.voidHowMany}
          value={quantity}
          least={1}
          most={line.withKitchen}
          onChange={setChosen}
        />
      )}
      <ReasonChoice
        title={words.line.voidTitle(`${quantity} × ${line.item.name}`)}
        reasons={Object.values(words.line.voidReasons)}
        onCancel={onBack}
        onChoose={(reason) => {
          const said = { text: words.line.wasVoided(quantity, line.item.name) };
          act({ type: 'void-line', order: view.order, line: line.line, quantity, reason }, said);
          onBack();
        }}
      />
    </>
  );
}

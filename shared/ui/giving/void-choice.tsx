import { useState } from 'react';
import { Stepper } from '../stepper.tsx';
import { words } from '../words.ts';
import { ReasonChoice } from './reason-choice.tsx';

/** What the kitchen has is thrown away: how many of it, and why. */
export function VoidChoice({
  name,
  most,
  onVoid,
  onBack,
}: {
  readonly name: string;
  /** How many the kitchen has. */
  readonly most: number;
  readonly onVoid: (quantity: number, reason: string) => void;
  readonly onBack: () => void;
}) {
  const [chosen, setChosen] = useState(1);
  const quantity = Math.min(chosen, most);
  return (
    <>
      {most > 1 && <Stepper label={words.giving.howMany} value={quantity} least={1} most={most} onChange={setChosen} />}
      <ReasonChoice
        title={words.giving.voidTitle(`${quantity} × ${name}`)}
        reasons={Object.values(words.giving.voidReasons)}
        disabled={most < 1}
        onCancel={onBack}
        onChoose={(reason) => onVoid(quantity, reason)}
      />
    </>
  );
}

import { useState } from 'react';
import { Stepper } from '../stepper.tsx';
import { words } from '../words.ts';
import { ReasonChoice } from './reason-choice.tsx';

/** What was made costs nothing: how many of it, and why. */
export function GiveFree({
  name,
  most,
  onGive,
  onBack,
}: {
  readonly name: string;
  /** How many are not free yet. */
  readonly most: number;
  readonly onGive: (quantity: number, reason: string) => void;
  readonly onBack: () => void;
}) {
  // One at first: what was given away is seldom asked back.
  const [chosen, setChosen] = useState(1);
  const quantity = Math.min(chosen, most);
  return (
    <>
      {most > 1 && <Stepper label={words.giving.howMany} value={quantity} least={1} most={most} onChange={setChosen} />}
      <ReasonChoice
        title={words.giving.giveTitle(`${quantity} × ${name}`)}
        reasons={Object.values(words.giving.giveReasons)}
        tone="calm"
        disabled={most < 1}
        onCancel={onBack}
        onChoose={(reason) => onGive(quantity, reason)}
      />
    </>
  );
}

import './press-style.ts';
import { Minus, Plus } from 'lucide-react';
import { Button, Group, Input, Label, NumberField } from 'react-aria-components';
import { localeNow } from '../language/language.ts';
import { words } from '../words.ts';
import { InLanguage } from './in-language.tsx';

/** A whole number by touch, arrow keys or typing, never outside its limits. */
export function NumberStepper({
  label,
  value,
  least,
  most,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <InLanguage>
      <NumberField
        key={localeNow()}
        className="field"
        value={value}
        minValue={least}
        maxValue={most}
        onChange={(next) => onChange(Number.isNaN(next) ? least : next)}
      >
        <Label>{label}</Label>
        <Group className="stepping">
          <Button slot="decrement" aria-label={`${label}: ${words.stepper.fewer}`}>
            <Minus className="icon" aria-hidden="true" />
          </Button>
          <Input inputMode="numeric" />
          <Button slot="increment" aria-label={`${label}: ${words.stepper.more}`}>
            <Plus className="icon" aria-hidden="true" />
          </Button>
        </Group>
      </NumberField>
    </InLanguage>
  );
}

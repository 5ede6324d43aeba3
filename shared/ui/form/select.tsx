import { Icon } from '../icon.tsx';
import './press-style.ts';
import { Check, ChevronDown } from 'lucide-react';
import {
  Select as AriaSelect,
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { words } from '../words.ts';
import { InLanguage } from './in-language.tsx';

/** One of many, in a list that opens. */
export function Select<T extends string>({
  label,
  choices,
  value,
  onChange,
  wrong = null,
  disabled = false,
  placeholder,
}: {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly wrong?: string | null;
  readonly disabled?: boolean;
  readonly placeholder?: string;
}) {
  return (
    <InLanguage>
      <AriaSelect
        className="field"
        value={value}
        onChange={(key) => {
          const chosen = choices.find((choice) => choice.value === key);
          if (chosen !== undefined) onChange(chosen.value);
        }}
        isInvalid={wrong !== null}
        isDisabled={disabled}
        validationBehavior="aria"
      >
        <Label className="field-label">{label}</Label>
        <Button className="choose">
          <SelectValue>{({ selectedText }) => selectedText || placeholder || words.choose}</SelectValue>
          <Icon of={ChevronDown} />
        </Button>
        <FieldError className="field-wrong">{wrong}</FieldError>
        <Popover className="popped">
          <ListBox className="popped-list">
            {choices.map((choice) => (
              <ListBoxItem key={choice.value} id={choice.value} textValue={choice.label} className="popped-item">
                <span>{choice.label}</span>
                {choice.value === value && <Icon of={Check} />}
              </ListBoxItem>
            ))}
          </ListBox>
        </Popover>
      </AriaSelect>
    </InLanguage>
  );
}

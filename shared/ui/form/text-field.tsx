import './press-style.ts';
import { TextField as AriaTextField, FieldError, Input, Label, Text } from 'react-aria-components';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly detail?: string;
  /** What is wrong with the value, in a sentence; null when nothing is. */
  readonly wrong?: string | null;
  readonly placeholder?: string;
  readonly most?: number;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password';
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'url';
  readonly disabled?: boolean;
};

/** A line of text, with what it is for and what is wrong with it read aloud. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, detail, wrong = null, placeholder, most, type = 'text', inputMode } = props;
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={wrong !== null}
      isDisabled={props.disabled === true}
      validationBehavior="aria"
      type={type}
      {...(inputMode === undefined ? {} : { inputMode })}
      {...(most === undefined ? {} : { maxLength: most })}
    >
      <Label>{label}</Label>
      <Input {...(placeholder === undefined ? {} : { placeholder })} />
      {detail !== undefined && <Text slot="description">{detail}</Text>}
      <FieldError className="field-wrong">{wrong}</FieldError>
    </AriaTextField>
  );
}

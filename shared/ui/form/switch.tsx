import './press-style.ts';
import { Switch as AriaSwitch } from 'react-aria-components';

/** On or off, at once: nothing has to be saved after it. */
export function Switch({
  label,
  on,
  onChange,
  disabled = false,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly disabled?: boolean;
}) {
  return (
    <AriaSwitch className="switch" isSelected={on} onChange={onChange} isDisabled={disabled}>
      <span className="switch-track" aria-hidden="true" />
      {label}
    </AriaSwitch>
  );
}

import { Icon } from '../icon.tsx';
import './press-style.ts';
import { Search, X } from 'lucide-react';
import { SearchField as AriaSearchField, Button, Input } from 'react-aria-components';
import { words } from '../words.ts';

/** Always there, emptied by Escape or the cross. */
export function SearchField({
  label,
  value,
  onChange,
  onSubmit,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: (value: string) => void;
}) {
  return (
    <AriaSearchField
      className="searching"
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(onSubmit === undefined ? {} : { onSubmit })}
    >
      <Icon of={Search} />
      <Input placeholder={label} />
      <Button aria-label={words.search.clear}>
        <Icon of={X} />
      </Button>
    </AriaSearchField>
  );
}

import './press-style.ts';
import type { ReactNode } from 'react';
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

export type MenuEntry = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly run: () => void;
};

/** What can be done with something, behind one button. */
export function Menu({
  label,
  button,
  entries,
}: {
  readonly label: string;
  readonly button: ReactNode;
  readonly entries: readonly MenuEntry[];
}) {
  return (
    <MenuTrigger>
      <Button aria-label={label} className="with-icon">
        {button}
      </Button>
      <Popover className="popped">
        <AriaMenu className="popped-list" aria-label={label}>
          {entries.map(({ id, label: text, icon, danger = false, disabled = false, run }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={text}
              className="popped-item"
              isDisabled={disabled}
              onAction={run}
              {...(danger ? { 'data-danger': true } : {})}
            >
              {icon}
              <span>{text}</span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

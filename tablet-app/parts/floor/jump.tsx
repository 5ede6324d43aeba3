import type { Table } from '@comanda/shared/floor/floor.ts';
import { isSheetOpen } from '@comanda/shared/ui/sheet-open.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { House } from '../../data/room.ts';
import { words } from '../../words.ts';

/** Type a table's number, anywhere on the floor, and Enter. */
export function Jump({ house, onJump }: { readonly house: House; readonly onJump: (table: Table) => void }) {
  const toast = useToast();
  const field = useRef<HTMLInputElement>(null);
  const [number, setNumber] = useState('');
  useEffect(() => {
    // The key that brings the cursor here is typed here, too: the browser puts it where the cursor is then.
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isSheetOpen() || !/^[\p{L}\p{N}]$/u.test(event.key)) return;
      if (event.target instanceof HTMLElement && event.target.matches('input:not([type=radio]), textarea, select'))
        return;
      field.current?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = number.trim().toLowerCase();
    if (wanted === '') return;
    const table = house.rooms.flatMap((room) => room.tables).find((one) => one.number.toLowerCase() === wanted);
    setNumber('');
    if (table === undefined) toast({ text: words.floor.noSuchTable(number), tone: 'refused' });
    else onJump(table);
  };
  return (
    <form className="jump" onSubmit={submit}>
      <input
        ref={field}
        aria-label={words.floor.jump}
        placeholder={words.floor.jump}
        value={number}
        maxLength={12}
        autoComplete="off"
        enterKeyHint="go"
        onChange={(event) => setNumber(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setNumber('');
          field.current?.blur();
        }}
      />
    </form>
  );
}

import type { MultiSession } from '@comanda/shared/floor/floor.ts';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useShareFloor } from '../../data/share-floor.ts';
import { words } from '../../words.ts';
import { Chips } from '../fields.tsx';

/** Which floors the devices of a multi-session share; a floor that is not there yet is made on the way. */
export function FloorChoice({ group }: { readonly group: MultiSession }) {
  const { floors, shared, toggle, add } = useShareFloor(group);
  const [name, setName] = useState('');
  const said = words.multiSessions;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    add(name.trim());
    setName('');
  };
  const isSharing = floors.some(({ id }) => shared.has(id));
  return (
    <div className="floor-choice">
      {!isSharing && <p className="muted">{said.noFloors}</p>}
      <Chips label={said.floors} choices={floors} chosen={shared} onToggle={toggle} />
      <form className="inline-form" onSubmit={submit}>
        <input
          aria-label={said.addFloor}
          placeholder={said.addFloor}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" disabled={name.trim() === ''}>
          <Plus size={20} aria-hidden="true" /> {words.add}
        </button>
      </form>
    </div>
  );
}

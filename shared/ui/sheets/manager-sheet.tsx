import { ShieldCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Staff } from '../../staff/staff.ts';
import { Badge } from '../badge.tsx';
import { EmptyState } from '../empty-state.tsx';
import { Icon } from '../icon.tsx';
import { leastPinDigits, PinEntry } from '../pin-entry.tsx';
import { Sheet } from '../sheet.tsx';
import { words } from '../words.ts';

/**
 * A manager proves on this device, with their PIN, that one thing may be done. Nobody is signed out for it.
 * @param people those who may approve it
 * @param approve gives null when it is approved, or a sentence that says why it is not
 */
export function ManagerSheet({
  what,
  people,
  approve,
  onClose,
}: {
  readonly what: string;
  readonly people: readonly Pick<Staff, 'id' | 'name' | 'initials' | 'colour'>[];
  readonly approve: (staff: string, pin: string) => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const [chosen, setChosen] = useState(people[0]?.id ?? null);
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [working, setWorking] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (chosen === null || pin.length < leastPinDigits || working) return;
    setWorking(true);
    setWrong(null);
    const declined = await approve(chosen, pin);
    setWorking(false);
    setPin('');
    setWrong(declined);
    if (declined === null) onClose();
  };

  return (
    <Sheet title={words.manager.title} size="narrow" onClose={onClose}>
      <p className="approval">
        <Icon of={ShieldCheck} />
        <b>{what}</b>
      </p>
      {people.length === 0 ? (
        <EmptyState title={words.manager.none} />
      ) : (
        <form className="approval-form" onSubmit={(event) => void submit(event)}>
          <fieldset className="who" aria-label={words.manager.who}>
            {people.map(({ id, name, initials, colour }) => (
              <button key={id} type="button" aria-pressed={id === chosen} onClick={() => setChosen(id)}>
                <Badge initials={initials} colour={colour} />
                {name}
              </button>
            ))}
          </fieldset>
          <PinEntry
            name={people.find(({ id }) => id === chosen)?.name ?? ''}
            pin={pin}
            wrong={wrong}
            onChange={setPin}
          />
          <button
            type="submit"
            className="primary"
            disabled={working || chosen === null || pin.length < leastPinDigits}
          >
            {working ? words.signIn.working : words.manager.approve}
          </button>
        </form>
      )}
    </Sheet>
  );
}

import { type FormEvent, type ReactNode, useState } from 'react';
import { useHost, useRecords } from '../replica/react/hooks.ts';
import type { Staff } from '../staff/staff.ts';
import { Badge } from './badge.tsx';
import { PeopleList } from './people-list.tsx';
import { leastPinDigits, PinEntry } from './pin-entry.tsx';
import { declinedSentence } from './refusals/sentence.ts';
import { BoxAddress } from './sheets/box-address.tsx';
import { SettingsButton } from './sheets/device-settings.tsx';
import { words } from './words.ts';

/**
 * Choose your name, type your PIN. Whoever was signed in stays so until somebody else is: without the box nobody could
 * come back.
 * @param onLeave given where there is a page to go back to
 * @param children what the app offers beside signing in
 */
export function SignInPage({ onLeave, children }: { readonly onLeave?: () => void; readonly children?: ReactNode }) {
  const people = [...useRecords('staff').values()].filter(({ archived }) => !archived);
  const [chosen, setChosen] = useState<Staff | null>(null);
  if (chosen !== null) return <PinCard person={chosen} onBack={() => setChosen(null)} onDone={onLeave} />;
  return (
    <main className="gate">
      <section className="gate-card wide">
        <h1>{words.signIn.title}</h1>
        <PeopleList people={people} onChoose={setChosen} />
        {children}
        {onLeave !== undefined && (
          <button type="button" onClick={onLeave}>
            {words.signIn.stay}
          </button>
        )}
      </section>
      <SettingsButton>
        <BoxAddress />
      </SettingsButton>
    </main>
  );
}

function PinCard({
  person,
  onBack,
  onDone,
}: {
  readonly person: Staff;
  readonly onBack: () => void;
  readonly onDone: (() => void) | undefined;
}) {
  const host = useHost();
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [working, setWorking] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWorking(true);
    setWrong(null);
    const declined = await host.signIn(person.id, pin);
    if (declined === null) return onDone?.();
    setWorking(false);
    setPin('');
    setWrong(declinedSentence(declined, words.signIn.unreachable));
  };

  return (
    <main className="gate">
      <form className="gate-card" onSubmit={(event) => void submit(event)}>
        <h1>
          <Badge initials={person.initials} colour={person.colour} /> {person.name}
        </h1>
        <PinEntry name={person.name} pin={pin} wrong={wrong} startsHere onChange={setPin} />
        <button type="submit" className="primary" disabled={working || pin.length < leastPinDigits}>
          {working ? words.signIn.working : words.signIn.submit}
        </button>
        <button type="button" onClick={onBack}>
          {words.signIn.back}
        </button>
      </form>
    </main>
  );
}

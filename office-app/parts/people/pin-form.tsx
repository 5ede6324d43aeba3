import { isDeclined } from '@comanda/shared/replica/react/ask-box.ts';
import { useDevice, useHost } from '@comanda/shared/replica/react/hooks.ts';
import type { Staff } from '@comanda/shared/staff/staff.ts';
import { declinedSentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { words } from '../../words.ts';

export type PinState = {
  /** The person has none yet. */
  readonly isMissing: boolean;
  /** Somebody came for this: then it is where the keyboard is. */
  readonly isAsked: boolean;
  readonly onSet: () => void;
};

/** A PIN goes to the box and nowhere else, so it needs the box; one's own is changed with the old one. */
export function PinForm({ person, isMissing, isAsked, onSet }: { readonly person: Staff } & PinState) {
  const host = useHost();
  const core = useDevice();
  const toast = useToast();
  const [pin, setPin] = useState('');
  const [old, setOld] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const isOwn = core.signedIn?.staff === person.id;
  const said = words.staff;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!/^\d{4,8}$/.test(pin)) return setWrong(said.badPin);
    const body = isOwn ? { pin, old } : { pin };
    const done = await host.ask({ method: 'POST', path: `/office/staff/${person.id}/pin`, body });
    if (isDeclined(done)) return setWrong(declinedSentence(done, said.boxNeeded));
    setPin('');
    setOld('');
    setWrong(null);
    onSet();
    toast({ text: said.pinSet(person.name) });
  };
  const digits = (text: string): string => text.replace(/\D/g, '').slice(0, 8);
  return (
    <form className="pin-form" onSubmit={(event) => void submit(event)}>
      <h3>{said.pin}</h3>
      {isMissing && (
        <p className="state" data-state="no-pin">
          <KeyRound size={18} aria-hidden="true" /> {said.noPinDetail(person.name)}
        </p>
      )}
      <p className="muted">{said.pinDetail}</p>
      <div className="row">
        {isOwn && (
          <label>
            {said.oldPin}
            <input
              type="password"
              inputMode="numeric"
              autoComplete="off"
              value={old}
              onChange={(event) => setOld(digits(event.target.value))}
            />
          </label>
        )}
        <label>
          {said.newPin}
          <input
            type="password"
            inputMode="numeric"
            autoComplete="new-password"
            // Read by the sheet when it opens; React's own would be over before that.
            ref={(field) => {
              field?.toggleAttribute('autofocus', isAsked);
            }}
            value={pin}
            aria-invalid={wrong !== null}
            onChange={(event) => setPin(digits(event.target.value))}
          />
        </label>
        <button type="submit">
          <KeyRound size={18} aria-hidden="true" /> {said.setPin}
        </button>
      </div>
      {wrong !== null && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
    </form>
  );
}

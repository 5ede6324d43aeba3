import { type FormEvent, useState } from 'react';
import { useConnection, useHost } from '../../replica/react/hooks.ts';
import type { Declined } from '../../replica/react/pairing.ts';
import { boxAddress } from '../../replica/react/pairing.ts';
import { declinedSentence } from '../refusals/sentence.ts';
import { words } from '../words.ts';

/**
 * Points this device at the box under another address, or at a server of its own: tried before it is taken, and what is
 * unsent stays on the device and is sent there.
 */
export function BoxAddress() {
  const host = useHost();
  const { pending } = useConnection();
  const [typed, setTyped] = useState(host.address ?? '');
  const [isWorking, setIsWorking] = useState(false);
  const [answer, setAnswer] = useState<{ readonly isGood: boolean; readonly text: string } | null>(null);
  const { address: said } = words;
  const ask = async (how: (address: string) => Promise<Declined | null>, done: string): Promise<void> => {
    const address = boxAddress(typed);
    if (address === null) return setAnswer({ isGood: false, text: words.pair.badBox });
    setIsWorking(true);
    const declined = await how(address);
    setIsWorking(false);
    setAnswer(
      declined === null
        ? { isGood: true, text: done }
        : { isGood: false, text: declinedSentence(declined, words.pair.unreachable) },
    );
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void ask((address) => host.moveTo(address), said.moved);
  };
  const isSame = boxAddress(typed) === host.address;
  return (
    <form className="box-address" onSubmit={submit}>
      <h3>{words.pair.box}</h3>
      <p className="muted">{said.detail}</p>
      <label>
        {words.pair.box}
        <input
          value={typed}
          inputMode="url"
          autoCapitalize="off"
          autoComplete="off"
          maxLength={200}
          onChange={(event) => {
            setTyped(event.target.value);
            setAnswer(null);
          }}
        />
      </label>
      {pending > 0 && <p className="muted">{said.unsent(pending)}</p>}
      {answer !== null && (
        <p className={answer.isGood ? 'muted' : 'wrong'} role={answer.isGood ? 'status' : 'alert'}>
          {answer.isGood && '✓ '}
          {answer.text}
        </p>
      )}
      <div className="row">
        <button
          type="button"
          disabled={isWorking}
          onClick={() => void ask((address) => host.tryAddress(address), said.knows)}
        >
          {said.test}
        </button>
        <button type="submit" disabled={isWorking || isSame}>
          {isWorking ? said.working : said.move}
        </button>
      </div>
    </form>
  );
}

import type { Device } from '@comanda/shared/floor/floor.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { CircleSlash } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useAsk } from '../../data/ask.ts';
import { words } from '../../words.ts';

/** There is no way back but a new code, so the name is typed instead of offering to take it back. */
export function RevokeForm({ device, onDone }: { readonly device: Device; readonly onDone: () => void }) {
  const ask = useAsk();
  const toast = useToast();
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const said = words.devices;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (typed.trim().toLowerCase() !== device.name.toLowerCase()) return setIsWrong(true);
    const done = await ask({ method: 'POST', path: `/office/devices/${device.id}/revoke` });
    if (done === null) return;
    toast({ text: said.revoked(device.name) });
    onDone();
  };
  return (
    <details className="revoke">
      <summary>
        <CircleSlash size={18} aria-hidden="true" /> {said.revoke}
      </summary>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <p>{said.revokeDetail}</p>
        <label>
          {said.typeName(device.name)}
          <input
            value={typed}
            maxLength={60}
            autoComplete="off"
            aria-invalid={isWrong}
            onChange={(event) => {
              setTyped(event.target.value);
              setIsWrong(false);
            }}
          />
        </label>
        {isWrong && (
          <p className="wrong" role="alert">
            {said.nameDiffers(device.name)}
          </p>
        )}
        <button type="submit" className="danger">
          {said.revokeNow(device.name)}
        </button>
      </form>
    </details>
  );
}

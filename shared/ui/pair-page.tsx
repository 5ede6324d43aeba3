import { Camera } from 'lucide-react';
import { type FormEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useHost } from '../replica/react/hooks.ts';
import type { Invitation } from '../replica/react/invitation.ts';
import { boxAddress } from '../replica/react/pairing.ts';
import { Icon } from './icon.tsx';
import { Numpad } from './numpad.tsx';
import { declinedSentence } from './refusals/sentence.ts';
import { SettingsButton } from './sheets/device-settings.tsx';
import { words } from './words.ts';

const digits = 6;

/** What reads a code in a picture is large, and asked for once in the life of a device. */
const ScanSheet = lazy(async () => ({ default: (await import('./scan/scan-sheet.tsx')).ScanSheet }));
/** No camera without a secure context. */
const hasCamera = (): boolean => navigator.mediaDevices?.getUserMedia !== undefined;

/** Makes this browser a device: six digits, or a link that brings them. */
export function PairPage({ title, invitation }: { readonly title: string; readonly invitation: Invitation }) {
  const host = useHost();
  const [code, setCode] = useState(invitation.code ?? '');
  const [box, setBox] = useState(invitation.box ?? location.origin);
  const [wrong, setWrong] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const [isScanning, setIsScanning] = useState(false);
  const asked = useRef(false);

  const pair = async (withCode: string, at = box): Promise<void> => {
    const address = boxAddress(at);
    if (address === null) return setWrong(words.pair.badBox);
    setWorking(true);
    setWrong(null);
    const declined = await host.pair(address, withCode);
    if (declined === null) return;
    setWorking(false);
    setCode('');
    setWrong(declinedSentence(declined, words.pair.unreachable));
  };

  useEffect(() => {
    if (invitation.code === null || asked.current) return;
    asked.current = true;
    void pair(invitation.code);
  });

  const scanned = (found: Invitation & { readonly code: string }): void => {
    setIsScanning(false);
    setCode(found.code);
    if (found.box !== null) setBox(found.box);
    void pair(found.code, found.box ?? box);
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (code.length === digits) void pair(code);
  };

  return (
    <main className="gate">
      <form className="gate-card" onSubmit={submit}>
        <p className="brand">{title}</p>
        <h1>{words.pair.title}</h1>
        <p className="muted">{words.pair.detail}</p>
        <label>
          {words.pair.code}
          <input
            className="code-input"
            inputMode="numeric"
            autoComplete="one-time-code"
            // biome-ignore lint/a11y/noAutofocus: the page is there for this code, and a till or a kitchen may have nothing but keys.
            autoFocus
            value={code}
            maxLength={digits}
            onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
          />
        </label>
        {wrong !== null && (
          <p className="wrong" role="alert">
            {wrong}
          </p>
        )}
        <Numpad value={code} onChange={setCode} most={digits} corner={null} />
        <button type="submit" className="primary" disabled={working || code.length !== digits}>
          {working ? words.pair.working : words.pair.submit}
        </button>
        {hasCamera() && (
          <button type="button" onClick={() => setIsScanning(true)}>
            <Icon of={Camera} /> {words.pair.scan}
          </button>
        )}
        <details>
          <summary>{words.pair.box}</summary>
          <label>
            {words.pair.boxDetail}
            <input value={box} inputMode="url" autoCapitalize="off" onChange={(event) => setBox(event.target.value)} />
          </label>
        </details>
      </form>
      <SettingsButton />
      {isScanning && (
        <Suspense>
          <ScanSheet onSeen={scanned} onClose={() => setIsScanning(false)} />
        </Suspense>
      )}
    </main>
  );
}

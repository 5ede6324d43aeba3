import { Numpad } from './numpad.tsx';
import { words } from './words.ts';

export const [leastPinDigits, mostPinDigits] = [4, 8] as const;

/** Where somebody types their PIN, on keys or a keyboard, and reads why it was not taken. */
export function PinEntry({
  name,
  pin,
  wrong,
  startsHere = false,
  onChange,
}: {
  /** Whose PIN it is. */
  readonly name: string;
  readonly pin: string;
  readonly wrong: string | null;
  /** The page has nothing else to type, and it was asked for by a touch. */
  readonly startsHere?: boolean;
  readonly onChange: (pin: string) => void;
}) {
  return (
    <>
      <label>
        {words.signIn.pinOf(name)}
        <input
          className="code-input"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: only where it is the one thing that somebody asked for.
          autoFocus={startsHere}
          value={pin}
          maxLength={mostPinDigits}
          onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
        />
      </label>
      {/* It has its place before it is said: keys that move under a finger type another PIN. */}
      <p className="wrong pin-said" role="alert">
        {wrong}
      </p>
      <Numpad value={pin} onChange={onChange} most={mostPinDigits} corner={null} />
    </>
  );
}

import { useOrders } from '@comanda/shared/replica/react/hooks.ts';
import type { SetAside } from '@comanda/shared/sync/office-api.ts';
import { dayAndTime, timeOfDay } from '@comanda/shared/ui/ages.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { Check, Undo2 } from 'lucide-react';
import { useMoney } from '../../data/money.ts';
import { useRows } from '../../data/rows.ts';
import { gistOf } from '../../data/set-aside.ts';
import { eventName } from '../../names/words.ts';
import { words } from './words.ts';

/**
 * @param openedAt the table, where the order itself is among what was set aside
 * @param onSeeTo ticks it off, or puts it back; gives whether that was done
 */
export function SetAsideEntry({
  entry,
  openedAt,
  onSeeTo,
}: {
  readonly entry: SetAside;
  readonly openedAt: string | null;
  readonly onSeeTo: (what: string) => Promise<boolean>;
}) {
  const device = useRows('devices').get(entry.device);
  const table = useRows('tables').get(useOrders().get(entry.order ?? '')?.table.value ?? openedAt ?? '');
  const gist = useGist(entry);
  const staff = useRows('staff');
  const person = staff.get(entry.staff ?? '');
  const whenMs = entry.doneMs ?? entry.toldMs;
  const what = eventName(entry.type ?? '?');
  const { dealt } = entry;
  return (
    <li>
      <div>
        <p>
          <b>{what}</b> · {device?.name ?? entry.device}
          {person !== undefined && ` · ${words.by(person.name)}`}
          {whenMs !== null && ` · ${timeOfDay(whenMs, true)}`}
        </p>
        {(gist !== null || table !== undefined) && (
          <p>{[gist, table && words.atTable(table.number)].filter((part) => part != null).join(' · ')}</p>
        )}
        <span className="muted">{whyOf(entry)}</span>
        {dealt !== null && (
          <p className="dealt">
            <Check size={18} aria-hidden="true" /> {words.dealtWith}:{' '}
            {words.dealtBy(staff.get(dealt.by)?.name ?? '?', dayAndTime(dealt.ms))}
          </p>
        )}
        <details>
          <summary>{words.asSent}</summary>
          <code>{JSON.stringify(entry.body)}</code>
        </details>
      </div>
      <button
        type="button"
        aria-label={dealt === null ? words.tick(what) : words.putBackThis(what)}
        onClick={({ currentTarget }) => void thenToTheNext(currentTarget, onSeeTo(what))}
      >
        {dealt === null ? <Check size={18} aria-hidden="true" /> : <Undo2 size={18} aria-hidden="true" />}
        {dealt === null ? words.dealtWith : words.putBack}
      </button>
    </li>
  );
}

/** The button goes with its entry, so the keyboard goes on at the next one. */
async function thenToTheNext(button: HTMLElement, done: Promise<boolean>): Promise<void> {
  const own = button.closest('li');
  const next = own?.nextElementSibling ?? own?.previousElementSibling;
  const hadKeyboard = document.activeElement === button;
  if ((await done) && hadKeyboard) next?.querySelector<HTMLElement>(':scope > button')?.focus();
}

/** What is said to whoever made the change tells them to sign in again; here is said what the box knows of it. */
function whyOf({ code }: SetAside): string | null {
  if (code === 'device-revoked' || code === 'not-your-sign-in') return words.why[code];
  return code === null ? null : sentence(code);
}

function useGist(entry: SetAside): string | null {
  const { say } = useMoney();
  const gist = gistOf(entry);
  switch (gist?.kind) {
    case 'dish':
      return `${gist.quantity} × ${gist.name} · ${say(gist.price)}`;
    case 'payment':
      return say(gist.amount);
    case 'guests':
      return words.guests(gist.guests);
    default:
      return null;
  }
}

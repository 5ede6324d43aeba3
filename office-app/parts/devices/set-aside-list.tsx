import { useOrders } from '@comanda/shared/replica/react/hooks.ts';
import type { SetAside } from '@comanda/shared/sync/office-api.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useSetAside } from '../../data/members.ts';
import { useMoney } from '../../data/money.ts';
import { useRows } from '../../data/rows.ts';
import { gistOf, tablesOf } from '../../data/set-aside.ts';
import { eventName } from '../../names/words.ts';
import { words } from '../../words.ts';
import { HeardLine } from '../heard-line.tsx';

/** What devices sent that was neither done nor thrown away: who wanted what, where and when, and why not. */
export function SetAsideList() {
  const setAside = useSetAside();
  const said = words.devices;
  const entries = setAside.heard?.said.setAside ?? [];
  const opened = tablesOf(entries);
  return (
    <section className="card">
      <h2>{said.setAside}</h2>
      <p className="muted">{said.setAsideDetail}</p>
      {setAside.heard !== null && entries.length === 0 && <p>{said.noSetAside}</p>}
      <ul className="set-aside">
        {entries.map((entry) => (
          <Entry key={entry.entry} entry={entry} openedAt={opened.get(entry.order ?? '') ?? null} />
        ))}
      </ul>
      <HeardLine {...setAside} />
    </section>
  );
}

/** @param openedAt the table, where the order itself is among what was set aside */
function Entry({ entry, openedAt }: { readonly entry: SetAside; readonly openedAt: string | null }) {
  const device = useRows('devices').get(entry.device);
  const said = words.devices;
  const table = useRows('tables').get(useOrders().get(entry.order ?? '')?.table.value ?? openedAt ?? '');
  const gist = useGist(entry);
  const person = useRows('staff').get(entry.staff ?? '');
  const whenMs = entry.doneMs ?? entry.toldMs;
  return (
    <li>
      <p>
        <b>{eventName(entry.type ?? '?')}</b> · {device?.name ?? entry.device}
        {person !== undefined && ` · ${said.by(person.name)}`}
        {whenMs !== null && ` · ${timeOfDay(whenMs, true)}`}
      </p>
      {(gist !== null || table !== undefined) && (
        <p>{[gist, table && said.atTable(table.number)].filter((part) => part != null).join(' · ')}</p>
      )}
      <span className="muted">{entry.code !== null && sentence(entry.code)}</span>
      <details>
        <summary>{said.asSent}</summary>
        <code>{JSON.stringify(entry.body)}</code>
      </details>
    </li>
  );
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
      return words.devices.guests(gist.guests);
    default:
      return null;
  }
}

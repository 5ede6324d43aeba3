import type { SetAside } from '@comanda/shared/sync/office-api.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useSetAside } from '../../data/members.ts';
import { useRows } from '../../data/rows.ts';
import { eventName } from '../../names/words.ts';
import { words } from '../../words.ts';
import { HeardLine } from '../heard-line.tsx';

/** What devices sent that was neither done nor thrown away: who wanted what, where and when, and why not. */
export function SetAsideList() {
  const setAside = useSetAside();
  const said = words.devices;
  const entries = setAside.heard?.said.setAside ?? [];
  return (
    <section className="card">
      <h2>{said.setAside}</h2>
      <p className="muted">{said.setAsideDetail}</p>
      {setAside.heard !== null && entries.length === 0 && <p>{said.noSetAside}</p>}
      <ul className="set-aside">
        {entries.map((entry) => (
          <Entry key={entry.entry} entry={entry} />
        ))}
      </ul>
      <HeardLine {...setAside} />
    </section>
  );
}

function Entry({ entry }: { readonly entry: SetAside }) {
  const device = useRows('devices').get(entry.device);
  const person = useRows('staff').get(entry.staff ?? '');
  const whenMs = entry.doneMs ?? entry.toldMs;
  return (
    <li>
      <b>{eventName(entry.type ?? '?')}</b> · {device?.name ?? entry.device}
      {person !== undefined && ` · ${words.devices.by(person.name)}`}
      {whenMs !== null && ` · ${timeOfDay(whenMs, true)}`}
      <span className="muted">{entry.code !== null && sentence(entry.code)}</span>
      <code>{JSON.stringify(entry.body)}</code>
    </li>
  );
}

import type { MultiSession } from '@comanda/shared/floor/floor.ts';
import { type Patience, patienceFields, patienceOf } from '@comanda/shared/floor/patience.ts';
import { useChange } from '../../data/change.ts';
import { readMinutes } from '../../data/minutes.ts';
import { TextField } from '../fields.tsx';
import { words } from './words.ts';

const kinds = Object.keys(patienceFields) as readonly (keyof Patience)[];

/** After how many minutes of the same a table needs somebody. */
export function PatienceCard({ group }: { readonly group: MultiSession }) {
  const change = useChange();
  const patience = patienceOf(group);
  return (
    <section className="card">
      <h2>{words.title}</h2>
      <p className="muted">{words.detail}</p>
      <div className="pairs fitting">
        {kinds.map((kind) => {
          const mayBeOff = kind === 'held';
          return (
            <TextField
              key={kind}
              label={words[kind]}
              value={String(patience[kind])}
              inputMode="numeric"
              maxLength={3}
              unit={words.unit}
              {...(mayBeOff ? { hint: words.heldHint } : {})}
              onCommit={(text) => {
                const minutes = readMinutes(text, mayBeOff ? 0 : 1);
                if (minutes === null) return mayBeOff ? words.badHeld : words.bad;
                change({ table: 'multi_sessions', id: group.id, fields: { [patienceFields[kind]]: minutes } });
                return null;
              }}
            />
          );
        })}
      </div>
    </section>
  );
}

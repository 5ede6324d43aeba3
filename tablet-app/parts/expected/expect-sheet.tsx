import type { Table } from '@comanda/shared/floor/floor.ts';
import { useBoxNow, useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { Stepper } from '@comanda/shared/ui/stepper.tsx';
import { Clock } from 'lucide-react';
import { useState } from 'react';
import { useAct } from '../../data/act.ts';
import { timesAfter } from '../../data/expected/expected.ts';
import { words } from '../../data/expected/words.ts';
import { useCustomers } from '../../data/order/customers.ts';
import type { House } from '../../data/room.ts';
import { words as tablet } from '../../words.ts';

const mostGuests = 99;
const mostLetters = 80;
const quarterMs = 15 * 60_000;
const lookEveryMs = 60_000;

/** A party has called: when they come, to which table, and how many they are. */
export function ExpectSheet({
  house,
  table: given,
  onClose,
}: {
  readonly house: House;
  /** Null: it has to be chosen. */
  readonly table: Table | null;
  readonly onClose: () => void;
}) {
  const core = useDevice();
  const act = useAct();
  const customers = useCustomers();
  const [name, setName] = useState('');
  const tables = house.rooms.flatMap((room) => room.tables);
  const nowMs = useBoxNow(lookEveryMs);
  const times = timesAfter(nowMs);
  const [chosen, setChosen] = useState<Table | undefined>(given ?? tables[0]);
  const [atMs, setAtMs] = useState(times[1] ?? 0);
  const [guests, setGuests] = useState(Math.max(2, given?.seats ?? 2));
  const expect = (): void => {
    if (chosen === undefined) return;
    const order = core.newId();
    const multiSession = core.replica.config?.multiSession ?? core.replica.multiSession ?? '';
    const said = { text: words.booked(tablet.table(chosen.number), guests, timeOfDay(atMs)) };
    const expected = { atMs, guests };
    const opening = { type: 'open-order', order, kind: 'table', table: chosen.id, multiSession, guests: null } as const;
    if (!act({ ...opening, expected }, said)) return;
    const customer = name.trim() === '' ? null : (customers.named(name) ?? customers.create(name.trim(), ''));
    if (customer !== null) act({ type: 'set-customer', order, customer });
    onClose();
  };
  return (
    <Sheet title={given === null ? words.expect : words.titleOf(tablet.table(given.number))} onClose={onClose}>
      <div className="guests">
        <fieldset className="times-to-come">
          <legend>
            {words.when} <output>{timeOfDay(atMs)}</output>
          </legend>
          <div className="guest-counts">
            {times.map((one) => (
              <button key={one} type="button" aria-pressed={one === atMs} onClick={() => setAtMs(one)}>
                {timeOfDay(one)}
              </button>
            ))}
          </div>
          <div className="row two">
            <button
              type="button"
              className="grow"
              disabled={atMs - quarterMs < nowMs}
              onClick={() => setAtMs(atMs - quarterMs)}
            >
              {words.earlier}
            </button>
            <button type="button" className="grow" onClick={() => setAtMs(atMs + quarterMs)}>
              {words.later}
            </button>
          </div>
        </fieldset>
        {given === null && (
          <label className="field">
            <span className="field-label">{words.table}</span>
            <select
              value={chosen?.id}
              onChange={(event) => setChosen(tables.find(({ id }) => id === event.target.value))}
            >
              {house.rooms.map(({ floor, tables: there }) => (
                <optgroup key={floor.id} label={floor.name}>
                  {there.map((one) => (
                    <option key={one.id} value={one.id}>
                      {tablet.table(one.number)}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </label>
        )}
        <label className="field">
          <span className="field-label">{words.name}</span>
          <input value={name} maxLength={mostLetters} onChange={(event) => setName(event.target.value)} />
        </label>
        <Stepper label={words.guests} value={guests} least={1} most={mostGuests} onChange={setGuests} />
        <button type="button" className="primary with-icon" disabled={chosen === undefined} onClick={expect}>
          <Clock className="icon" aria-hidden="true" />
          {words.book(guests, timeOfDay(atMs))}
        </button>
      </div>
    </Sheet>
  );
}

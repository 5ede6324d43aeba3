import type { Table } from '@comanda/shared/floor/floor.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useBoxNow, useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { Stepper } from '@comanda/shared/ui/stepper.tsx';
import { Clock } from 'lucide-react';
import { useState } from 'react';
import { useAct } from '../../data/act.ts';
import { inShort, partyOf, timesAfter } from '../../data/expected/expected.ts';
import { words } from '../../data/expected/words.ts';
import { useCustomers } from '../../data/order/customers.ts';
import type { House } from '../../data/room.ts';
import { words as tablet } from '../../words.ts';

const mostGuests = 99;
const mostLetters = 80;
const quarterMs = 15 * 60_000;
const lookEveryMs = 60_000;

/** When they come and how many they are. */
function usePlan(first: { readonly atMs: number; readonly guests: number }) {
  const nowMs = useBoxNow(lookEveryMs);
  const [atMs, setAtMs] = useState(first.atMs);
  const [guests, setGuests] = useState(first.guests);
  // Of a party that is late, later is not still in the past.
  const later = Math.max(atMs + quarterMs, Math.ceil(nowMs / quarterMs) * quarterMs);
  const times = (
    <fieldset className="times-to-come">
      <legend>
        {words.when} <output>{timeOfDay(atMs)}</output>
      </legend>
      <div className="guest-counts">
        {timesAfter(nowMs).map((one) => (
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
        <button type="button" className="grow" onClick={() => setAtMs(later)}>
          {words.later}
        </button>
      </div>
    </fieldset>
  );
  const count = <Stepper label={words.guests} value={guests} least={1} most={mostGuests} onChange={setGuests} />;
  return { atMs, guests, times, count };
}

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
  const nowMs = core.boxNowMs();
  const isFree = ({ id }: Table): boolean => house.at(id).length + house.expectedAt(id).length === 0;
  const [chosen, setChosen] = useState<Table | undefined>(given ?? tables.find(isFree) ?? tables[0]);
  const { atMs, guests, times, count } = usePlan({
    atMs: timesAfter(nowMs)[1] ?? 0,
    guests: Math.max(2, given?.seats ?? 2),
  });
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
  const inList = (one: Table): string =>
    [
      tablet.table(one.number),
      ...(house.at(one.id).length > 0 ? [words.taken] : []),
      ...house.expectedAt(one.id).flatMap((view) => {
        const party = partyOf(view);
        return party === null ? [] : inShort(party, nowMs);
      }),
    ].join(' · ');
  return (
    <Sheet title={given === null ? words.expect : words.titleOf(tablet.table(given.number))} onClose={onClose}>
      <div className="guests">
        {times}
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
                      {inList(one)}
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
        {count}
        <button type="button" className="primary with-icon" disabled={chosen === undefined} onClick={expect}>
          <Icon of={Clock} />
          {words.book(guests, timeOfDay(atMs))}
        </button>
      </div>
    </Sheet>
  );
}

/** They have called again: later, or more of them. */
export function ExpectAgainSheet({
  view,
  title,
  onClose,
}: {
  readonly view: OrderView;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const party = view.expected.value ?? { atMs: 0, guests: 1 };
  const { atMs, guests, times, count } = usePlan(party);
  const isNew = atMs !== party.atMs || guests !== party.guests;
  const change = (): void => {
    const said = { text: words.changedTo(guests, timeOfDay(atMs)) };
    act({ type: 'expect-at', order: view.order, atMs, guests }, said, onClose);
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <div className="guests">
        {times}
        {count}
        <button type="button" className="primary with-icon" disabled={!isNew} onClick={change}>
          <Icon of={Clock} />
          {words.changeTo(guests, timeOfDay(atMs))}
        </button>
      </div>
    </Sheet>
  );
}

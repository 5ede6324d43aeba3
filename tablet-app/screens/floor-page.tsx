import type { Table } from '@comanda/shared/floor/floor.ts';
import { accidentalTwins } from '@comanda/shared/order/twins.ts';
import { useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { useOpenOrder } from '../data/open-order.ts';
import { type House, useHouse } from '../data/room.ts';
import { isReadyToServe } from '../data/table-state.ts';
import { GuestsSheet } from '../parts/guests-sheet.tsx';
import { OrderCard } from '../parts/order-card.tsx';
import { TableTile } from '../parts/table-tile.tsx';
import { words } from '../words.ts';

const takeAwayTab = 'take-away';
/** Which floor this device looked at last. */
const tabMemory = 'comanda-tablet-floor';

export function FloorPage() {
  const core = useDevice();
  const house = useHouse();
  const [, go] = useLocation();
  const openOrder = useOpenOrder();
  const [chosenTab, setChosenTab] = useState(() => localStorage.getItem(tabMemory));
  const [opening, setOpening] = useState<Table | null>(null);
  const [choosing, setChoosing] = useState<Table | null>(null);
  const room = house.rooms.find(({ floor }) => floor.id === chosenTab) ?? house.rooms[0];
  const tab = chosenTab === takeAwayTab ? takeAwayTab : (room?.floor.id ?? takeAwayTab);

  const show = (next: string): void => {
    localStorage.setItem(tabMemory, next);
    setChosenTab(next);
  };
  const tap = (table: Table): void => {
    const [order, second] = house.at(table.id);
    if (order === undefined) setOpening(table);
    else if (second === undefined) go(`/order/${order.order}`);
    else setChoosing(table);
  };

  return (
    <main className="page floor">
      <header className="bar">
        <Tabs house={house} tab={tab} onShow={show} />
        <Jump house={house} onJump={tap} />
        <Person />
      </header>
      <div className="floor-body">
        {tab === takeAwayTab ? (
          <>
            <button type="button" className="primary" onClick={() => openOrder(null, null)}>
              {words.floor.openTakeAway}
            </button>
            {house.takeAways.length === 0 && <p className="muted">{words.floor.emptyTakeAway}</p>}
            <div className="tiles">
              {house.takeAways.map((order) => (
                <OrderCard key={order.order} order={order} />
              ))}
            </div>
          </>
        ) : (
          <div className="tiles">
            {room?.tables.map((table) => {
              const orders = house.at(table.id);
              const twins = orders.length > 1 && orders.some((one) => accidentalTwins(core.book, one.order).length > 0);
              return <TableTile key={table.id} table={table} orders={orders} twins={twins} onTap={() => tap(table)} />;
            })}
          </div>
        )}
        {house.tray.length > 0 && (
          <section className="tray">
            <h2>{words.floor.tray}</h2>
            <div className="tiles">
              {house.tray.map((order) => (
                <OrderCard key={order.order} order={order} />
              ))}
            </div>
          </section>
        )}
      </div>
      {opening !== null && (
        <GuestsSheet
          title={words.open.title(words.table(opening.number))}
          usual={Math.max(1, Math.min(2, opening.seats))}
          onChoose={(guests) => openOrder(opening.id, guests)}
          onClose={() => setOpening(null)}
        />
      )}
      {choosing !== null && (
        <Sheet title={words.floor.choose(words.table(choosing.number))} onClose={() => setChoosing(null)}>
          <div className="tiles">
            {house.at(choosing.id).map((order) => (
              <OrderCard key={order.order} order={order} />
            ))}
          </div>
          <button
            type="button"
            onClick={() => {
              setOpening(choosing);
              setChoosing(null);
            }}
          >
            {words.floor.anotherParty}
          </button>
        </Sheet>
      )}
    </main>
  );
}

function Tabs({
  house,
  tab,
  onShow,
}: {
  readonly house: House;
  readonly tab: string;
  readonly onShow: (tab: string) => void;
}) {
  const tabs = house.rooms.map(({ floor, tables }) => {
    const orders = tables.flatMap((table) => house.at(table.id));
    const busy = tables.filter((table) => house.at(table.id).length > 0).length;
    const ready = orders.filter((order) => order.lines.some(isReadyToServe)).length;
    const needs = ready === 0 ? '' : ` · ${words.floor.needs(ready)}`;
    return { id: floor.id, name: floor.name, count: `${words.floor.busy(busy, tables.length)}${needs}` };
  });
  tabs.push({ id: takeAwayTab, name: words.takeAway, count: String(house.takeAways.length) });
  return (
    <div className="tabs" role="tablist" aria-label={words.floor.tabs}>
      {tabs.map(({ id, name, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          className={id === takeAwayTab ? undefined : 'of-floor'}
          aria-selected={id === tab}
          onClick={() => onShow(id)}
        >
          {name} <small>{count}</small>
        </button>
      ))}
    </div>
  );
}

function Jump({ house, onJump }: { readonly house: House; readonly onJump: (table: Table) => void }) {
  const toast = useToast();
  const [number, setNumber] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = number.trim().toLowerCase();
    if (wanted === '') return;
    const table = house.rooms.flatMap((room) => room.tables).find((one) => one.number.toLowerCase() === wanted);
    setNumber('');
    if (table === undefined) toast({ text: words.floor.noSuchTable(number), tone: 'refused' });
    else onJump(table);
  };
  return (
    <form className="jump" onSubmit={submit}>
      <input
        aria-label={words.floor.jump}
        placeholder={words.floor.jump}
        value={number}
        maxLength={12}
        onChange={(event) => setNumber(event.target.value)}
      />
    </form>
  );
}

function Person() {
  const core = useDevice();
  const [, go] = useLocation();
  const person = useRecords('staff').get(core.signedIn?.staff ?? '');
  return (
    <button type="button" className="person" title={words.floor.signOut} onClick={() => go('/who')}>
      {person !== undefined && <Badge initials={person.initials} colour={person.colour} />}
      <span>
        {person?.name ?? words.floor.signOut} <small className="muted">{core.replica.config?.name}</small>
      </span>
    </button>
  );
}

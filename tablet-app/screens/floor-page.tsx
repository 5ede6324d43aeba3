import type { Table } from '@comanda/shared/floor/floor.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useReadAhead } from '@comanda/shared/replica/react/hooks.ts';
import { useNoEcho } from '@comanda/shared/ui/double-tap.ts';
import { useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import { useLooks } from '../data/floor/order-looks.ts';
import { usePeopleHere } from '../data/floor/people-here.ts';
import { useRemembered } from '../data/floor/remembered.ts';
import { clocks, sourcesOf, type TableFacts, tableFacts } from '../data/floor/table-facts.ts';
import { menuTables } from '../data/menu/menu.ts';
import { useRelocate } from '../data/moving/relocate.ts';
import { useOpenOrder } from '../data/open-order.ts';
import { useHouse } from '../data/room.ts';
import { useKept } from '../data/use-kept.ts';
import { ExpectedList } from '../parts/expected/expected-list.tsx';
import { FloorRoom } from '../parts/floor/floor-room.tsx';
import { FloorSheets, type Over } from '../parts/floor/floor-sheets.tsx';
import { expectedTab, FloorTabs, takeAwayTab } from '../parts/floor/floor-tabs.tsx';
import { FloorTools, PersonButton, views, whoseChoices } from '../parts/floor/floor-tools.tsx';
import { Jump } from '../parts/floor/jump.tsx';
import { OrderTray } from '../parts/floor/order-tray.tsx';
import { PickBar } from '../parts/floor/pick-bar.tsx';
import { words } from '../words.ts';

/** Which floor this device looked at last. */
const tabMemory = 'comanda-tablet-floor';
/** Below this a room is too small to be read; a list is not. */
const phonePx = 600;
/** When the room stands. A menu may have thousands of dishes, and whoever touches a table wants it at once. */
const aheadMs = 1_000;

/** The room. With `moving`, a touch on a table says where that order goes. */
export function FloorPage({ moving = null }: { readonly moving?: string | null }) {
  useNoEcho();
  useReadAhead(menuTables, aheadMs);
  const house = useHouse();
  const [, go] = useLocation();
  const openOrder = useOpenOrder();
  const relocate = useRelocate();
  const [chosenTab, setChosenTab] = useState(() => localStorage.getItem(tabMemory));
  const [whose, setWhose] = useRemembered('comanda-tablet-floor-whose', whoseChoices, 'all');
  const [clock, setClock] = useRemembered('comanda-tablet-floor-clock', clocks, 'change');
  const [view, setView] = useRemembered('comanda-tablet-floor-view', views, innerWidth < phonePx ? 'list' : 'plan');
  const [wanted, setOver] = useState<Over | null>(null);
  // Others may have closed an order or moved it away meanwhile: then there is nothing left to decide about it.
  const isOpen = (order: string): boolean => [...house.open, ...house.expected].some((one) => one.order === order);
  const over = wanted !== null && 'order' in wanted && !isOpen(wanted.order) ? null : wanted;
  const seen = { house, looks: useLooks(), people: usePeopleHere(), clock };
  const room = house.rooms.find(({ floor }) => floor.id === chosenTab) ?? house.rooms[0];
  // Where somebody is to be moved to, there have to be tables.
  const isBeside = chosenTab === takeAwayTab || (chosenTab === expectedTab && moving === null);
  const tab = isBeside ? chosenTab : (room?.floor.id ?? takeAwayTab);
  const kept = useKept<TableFacts>();
  const factsOf = (floor: string): readonly TableFacts[] =>
    house.rooms
      .find((one) => one.floor.id === floor)
      ?.tables.map((table) => kept(table, sourcesOf(table, seen), () => tableFacts(table, seen))) ?? [];
  const mover = [...house.open, ...house.expected].find(({ order }) => order === moving) ?? null;
  const tables = house.rooms.flatMap((one) => one.tables);
  const toFloor = useCallback(() => go('/'), [go]);

  const open = (table: Table): void => {
    if (house.asksGuests) setOver({ sheet: 'guests', table });
    else openOrder(table.id, null);
  };
  const tap = (table: Table): void => {
    const [order, second] = house.at(table.id);
    if (mover !== null) pick(table, mover);
    else if (order === undefined && house.expectedAt(table.id).length > 0) setOver({ sheet: 'expected', table });
    else if (order === undefined) open(table);
    else if (second === undefined) go(`/order/${order.order}`);
    else setOver({ sheet: 'parties', table });
  };
  const pick = (table: Table, order: OrderView): void => {
    if (order.table.value === table.id) return;
    if (house.at(table.id).length > 0) setOver({ sheet: 'join', table, order: order.order });
    else relocate.move(order, table, toFloor);
  };
  const more = (table: Table): void => {
    const [order, second] = house.at(table.id);
    if (order === undefined) return;
    setOver(second === undefined ? { sheet: 'order', order: order.order } : { sheet: 'parties', table });
  };

  return (
    <main className="page floor" data-picking={mover !== null}>
      <header className="bar">
        <FloorTabs
          house={house}
          factsOf={factsOf}
          tab={tab}
          onShow={(next) => {
            localStorage.setItem(tabMemory, next);
            setChosenTab(next);
          }}
        />
        <Jump house={house} onJump={tap} />
        <FloorTools
          whose={{ value: whose, onChoose: setWhose }}
          clock={{ value: clock, onChoose: setClock }}
          view={{ value: view, onChoose: setView }}
        />
        <PersonButton />
      </header>
      {moving !== null && <PickBar order={mover} onCancel={toFloor} />}
      {tab === expectedTab ? (
        <ExpectedList
          parties={house.expected}
          onExpect={() => setOver({ sheet: 'expect', table: null })}
          onChoose={(party) => {
            const table = tables.find(({ id }) => id === party.table.value);
            if (table === undefined) go(`/order/${party.order}`);
            else setOver({ sheet: 'expected', table });
          }}
        />
      ) : (
        <FloorRoom
          name={tab === takeAwayTab ? null : (room?.floor.name ?? null)}
          view={view}
          tables={tab === takeAwayTab ? [] : factsOf(tab)}
          isDimmed={(facts) => (mover === null ? whose === 'mine' && facts.isOthers : facts.orders.includes(mover))}
          takeAways={house.takeAways}
          onTap={tap}
          onMore={mover === null ? more : undefined}
          onTakeAway={() => openOrder(null, null)}
          onOrderMore={(order) => setOver({ sheet: 'order', order: order.order })}
        />
      )}
      {house.tray.length > 0 && (
        <OrderTray
          title={words.floor.tray}
          orders={house.tray}
          onMore={(order) => setOver({ sheet: 'order', order: order.order })}
        />
      )}
      {over !== null && (
        <FloorSheets
          over={over}
          house={house}
          onOver={setOver}
          onOpen={open}
          onGuests={openOrder}
          onMoved={() => {
            setOver(null);
            toFloor();
          }}
        />
      )}
    </main>
  );
}

import type { Table } from '@comanda/shared/floor/floor.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useRelocate } from '../../data/moving/relocate.ts';
import { words } from '../../data/moving/words.ts';
import { useHouse } from '../../data/room.ts';
import { words as tablet } from '../../words.ts';
import { JoinOrBeside } from './join-or-beside.tsx';

/** Pick a table. At an occupied one they say whether they join who sits there. */
export function MoveChoice({ view, onDone }: { readonly view: OrderView; readonly onDone: () => void }) {
  const house = useHouse();
  const { move } = useRelocate();
  const [, go] = useLocation();
  const [asked, setAsked] = useState<Table | null>(null);
  const there = asked === null ? [] : house.at(asked.id);
  if (asked !== null && there.length > 0)
    return (
      <>
        <h3>{tablet.floor.pick.mergeTitle(tablet.table(asked.number))}</h3>
        <JoinOrBeside
          order={view}
          table={asked}
          there={there}
          onDone={(into) => {
            onDone();
            if (into !== null) go(`/order/${into.order}`);
          }}
        />
        <button type="button" onClick={() => setAsked(null)}>
          {words.otherTable}
        </button>
      </>
    );
  return (
    <>
      {house.rooms.map(({ floor, tables }) => (
        <fieldset key={floor.id} className="question">
          <legend>
            <b>{floor.name}</b>
          </legend>
          <div className="choices">
            {tables.map((table) => {
              const isTaken = house.at(table.id).length > 0;
              return (
                <button
                  key={table.id}
                  type="button"
                  disabled={table.id === view.table.value}
                  onClick={() => (isTaken ? setAsked(table) : move(view, table, onDone))}
                >
                  {table.number} {isTaken && <small className="muted">{words.occupied}</small>}
                </button>
              );
            })}
          </div>
        </fieldset>
      ))}
    </>
  );
}

import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useAct } from '../data/act.ts';
import { useHouse } from '../data/room.ts';
import { words } from '../words.ts';

/** Pick a table. An occupied one takes the party beside its own; merging is another verb. */
export function MoveChoice({ view, onDone }: { readonly view: OrderView; readonly onDone: () => void }) {
  const house = useHouse();
  const act = useAct();
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
                  onClick={() => {
                    const said = { text: words.menu.moved(words.table(table.number)) };
                    if (act({ type: 'move-order', order: view.order, table: table.id }, said)) onDone();
                  }}
                >
                  {table.number} {isTaken && <small className="muted">{words.menu.occupied}</small>}
                </button>
              );
            })}
          </div>
        </fieldset>
      ))}
    </>
  );
}

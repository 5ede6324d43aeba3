import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useRelocate } from '../../data/moving/relocate.ts';
import { words } from '../../data/moving/words.ts';
import { useHouse } from '../../data/room.ts';

/** Pick a table. An occupied one takes the party beside its own; merging is another verb. */
export function MoveChoice({ view, onDone }: { readonly view: OrderView; readonly onDone: () => void }) {
  const house = useHouse();
  const { move } = useRelocate();
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
                  onClick={() => move(view, table, onDone)}
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

import type { OrderView } from '@comanda/shared/order/order-view.ts';
import type { Picked } from '../../data/moving/move-some.ts';
import { type Target, useTransfer } from '../../data/moving/transfer.ts';
import { words } from '../../data/moving/words.ts';
import { useNames } from '../../data/names.ts';
import { useHouse } from '../../data/room.ts';
import { words as all } from '../../words.ts';
import { OrderCard } from '../order-card.tsx';

/** Where what was picked can go. A touch moves it. */
export function TransferTargets({
  view,
  picked,
  onDone,
}: {
  readonly view: OrderView;
  readonly picked: Picked;
  readonly onDone: () => void;
}) {
  const house = useHouse();
  const names = useNames();
  const transfer = useTransfer(view);
  const moveTo = (target: Target): void => transfer(picked, target, onDone);
  const others = house.open.filter((one) => one.order !== view.order);
  const own = view.table.value;
  return (
    <>
      {others.length > 0 && (
        <div className="tiles">
          {others.map((other) => (
            <OrderCard
              key={other.order}
              order={other}
              onTap={() => moveTo({ order: other.order, called: names.order(other) })}
            />
          ))}
        </div>
      )}
      <div className="row">
        {own !== null && (
          <button type="button" onClick={() => moveTo({ opens: { table: own }, called: words.otherParty })}>
            {all.floor.anotherParty}
          </button>
        )}
        <button type="button" onClick={() => moveTo({ opens: { table: null }, called: words.takeAway })}>
          {words.newTakeAway}
        </button>
      </div>
      {house.rooms.map(({ floor, tables }) => (
        <fieldset key={floor.id} className="question">
          <legend>
            <b>{words.freeTables(floor.name)}</b>
          </legend>
          <div className="choices small">
            {tables
              .filter((table) => house.at(table.id).length === 0)
              .map(({ id, number }) => (
                <button
                  key={id}
                  type="button"
                  onClick={() => moveTo({ opens: { table: id }, called: all.table(number) })}
                >
                  {number}
                </button>
              ))}
          </div>
        </fieldset>
      ))}
    </>
  );
}

import type { Table } from '@comanda/shared/floor/floor.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { words as expected } from '../../data/expected/words.ts';
import type { House } from '../../data/room.ts';
import { words } from '../../words.ts';
import { ExpectAgainSheet, ExpectSheet } from '../expected/expect-sheet.tsx';
import { ExpectedSheet } from '../expected/expected-sheet.tsx';
import { GuestsSheet } from '../guests-sheet.tsx';
import { OrderCard } from '../order-card.tsx';
import { JoinSheet } from './join-sheet.tsx';
import { TableSheet } from './table-sheet.tsx';

/** What is being decided over the floor. */
export type Over =
  | { readonly sheet: 'guests' | 'parties' | 'expected'; readonly table: Table }
  | { readonly sheet: 'expect'; readonly table: Table | null }
  | { readonly sheet: 'order' | 'expect-again'; readonly order: string }
  | { readonly sheet: 'join'; readonly table: Table; readonly order: string };

type SheetsProps = {
  readonly over: Over;
  readonly house: House;
  readonly onOver: (over: Over | null) => void;
  readonly onOpen: (table: Table) => void;
  readonly onGuests: (table: string, guests: number | null) => void;
  readonly onMoved: () => void;
};

export function FloorSheets({ over, house, onOver, onOpen, onGuests, onMoved }: SheetsProps) {
  const close = (): void => onOver(null);
  const all = [...house.open, ...house.expected];
  const order = 'order' in over ? all.find((one) => one.order === over.order) : undefined;
  const table = order === undefined ? undefined : tableOf(house, order);
  switch (over.sheet) {
    case 'guests':
      return (
        <GuestsSheet
          title={words.open.title(words.table(over.table.number))}
          usual={Math.max(1, Math.min(2, over.table.seats))}
          onChoose={(guests) => onGuests(over.table.id, guests)}
          onLater={() => onOver({ sheet: 'expect', table: over.table })}
          onClose={close}
        />
      );
    case 'parties':
      return (
        <Sheet title={words.floor.choose(words.table(over.table.number))} onClose={close}>
          <div className="tiles">
            {house.at(over.table.id).map((one, index) => (
              <OrderCard
                key={one.order}
                order={one}
                letter={letterOf(index)}
                onMore={() => onOver({ sheet: 'order', order: one.order })}
              />
            ))}
          </div>
          <button type="button" onClick={() => onOpen(over.table)}>
            {words.floor.anotherParty}
          </button>
        </Sheet>
      );
    case 'expected': {
      const isFree = house.at(over.table.id).length === 0;
      return (
        <ExpectedSheet
          table={words.table(over.table.number)}
          parties={house.expectedAt(over.table.id)}
          onAnother={isFree ? () => onOpen(over.table) : undefined}
          onExpect={() => onOver({ sheet: 'expect', table: over.table })}
          onAgain={(party) => onOver({ sheet: 'expect-again', order: party.order })}
          onClose={close}
        />
      );
    }
    case 'expect':
      return <ExpectSheet house={house} table={over.table} onClose={close} />;
    case 'expect-again':
      return order === undefined ? null : (
        <ExpectAgainSheet
          // What others note meanwhile is to be seen before it is changed.
          key={order.expected.heads.join()}
          view={order}
          title={expected.title(words.table(table?.number ?? ''))}
          onClose={close}
        />
      );
    case 'order':
      return order === undefined ? null : (
        <TableSheet
          view={order}
          onAnotherParty={table === undefined ? undefined : () => onOpen(table)}
          onClose={close}
        />
      );
    case 'join':
      return order === undefined ? null : (
        <JoinSheet order={order} table={over.table} there={house.at(over.table.id)} onDone={onMoved} onClose={close} />
      );
  }
}

/** The first party at a table is A. */
const letterOf = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + (index % 26));

const tableOf = (house: House, order: OrderView): Table | undefined =>
  house.rooms.flatMap(({ tables }) => tables).find(({ id }) => id === order.table.value);

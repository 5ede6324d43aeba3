import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useState } from 'react';
import { useAct } from '../data/act.ts';
import { useHouse } from '../data/room.ts';
import { words } from '../words.ts';
import { OrderCard } from './order-card.tsx';

/** Some lines go to another order: first which, then where. */
export function TransferChoice({ view, onDone }: { readonly view: OrderView; readonly onDone: () => void }) {
  const core = useDevice();
  const house = useHouse();
  const act = useAct();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const lines = view.lines.filter((line) => !line.removed && line.quantity > 0);
  const others = house.open.filter((one) => one.order !== view.order);
  const moveTo = (to: string): void => {
    const said = { text: words.menu.transferred(chosen.length) };
    if (act({ type: 'transfer-lines', order: view.order, lines: chosen, to }, said)) onDone();
  };
  const toggle = (line: string): void =>
    setChosen(chosen.includes(line) ? chosen.filter((one) => one !== line) : [...chosen, line]);
  const moveToNew = (): void => {
    const order = core.newId();
    const { kind, multiSession } = view.opened.event.body;
    const opened = act({ type: 'open-order', order, kind, table: view.table.value, multiSession, guests: null });
    if (opened) moveTo(order);
  };
  return (
    <>
      <div className="choices">
        {lines.map((line) => (
          <button
            key={line.line}
            type="button"
            aria-pressed={chosen.includes(line.line)}
            onClick={() => toggle(line.line)}
          >
            {line.quantity} × {line.item.name}
          </button>
        ))}
      </div>
      {chosen.length > 0 && (
        <>
          <h3>{words.menu.moveLines(chosen.length)}</h3>
          <div className="tiles">
            {others.map((other) => (
              <OrderCard key={other.order} order={other} onTap={() => moveTo(other.order)} />
            ))}
          </div>
          <button type="button" onClick={moveToNew}>
            {words.floor.anotherParty}
          </button>
        </>
      )}
    </>
  );
}

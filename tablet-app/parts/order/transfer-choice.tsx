import { editNote } from '@comanda/shared/notes/note-text.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useState } from 'react';
import { useAct } from '../../data/act.ts';
import { textOf } from '../../data/order/line-marks.ts';
import { useHouse } from '../../data/room.ts';
import { words } from '../../words.ts';
import { OrderCard } from '../order-card.tsx';
import { Stepper } from '../stepper.tsx';

/** Some lines go to another order, or to a table that is free: first which (and how many), then where. */
export function TransferChoice({
  view,
  only,
  onDone,
}: {
  readonly view: OrderView;
  /** The line that it is about, when it is known already. */
  readonly only?: LineView;
  readonly onDone: () => void;
}) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [part, setPart] = useState<number | null>(null);
  const lines = view.lines.filter((line) => !line.removed && line.quantity > 0);
  const chosen = only === undefined ? picked : [only.line];
  const toggle = (line: string): void =>
    setPicked(picked.includes(line) ? picked.filter((one) => one !== line) : [...picked, line]);
  const quantity = part ?? only?.quantity ?? 0;
  const seats = [...new Set(lines.flatMap(({ seat }) => seat.value ?? []))].sort((a, b) => a - b);
  const ofSeat = (seat: number): string[] => lines.filter((line) => line.seat.value === seat).map(({ line }) => line);
  const isPicked = (seat: number): boolean => ofSeat(seat).every((line) => picked.includes(line));
  const toggleSeat = (seat: number): void => {
    const rest = picked.filter((line) => !ofSeat(seat).includes(line));
    setPicked(isPicked(seat) ? rest : [...rest, ...ofSeat(seat)]);
  };
  return (
    <>
      {only === undefined && seats.length > 0 && (
        <div className="row">
          {seats.map((seat) => (
            <button key={seat} type="button" aria-pressed={isPicked(seat)} onClick={() => toggleSeat(seat)}>
              {words.order.seat(seat)}
            </button>
          ))}
        </div>
      )}
      {only === undefined && (
        <div className="choices">
          {lines.map((line) => (
            <button
              key={line.line}
              type="button"
              aria-pressed={picked.includes(line.line)}
              onClick={() => toggle(line.line)}
            >
              {line.quantity} × {line.item.name}
            </button>
          ))}
        </div>
      )}
      {only !== undefined && only.withKitchen === 0 && only.quantity > 1 && (
        <Stepper label={words.line.moveHowMany} value={quantity} least={1} most={only.quantity} onChange={setPart} />
      )}
      {chosen.length > 0 && (
        <>
          <h3>{words.menu.moveLines(chosen.length)}</h3>
          <Targets
            view={view}
            lines={chosen}
            {...(only !== undefined && quantity < only.quantity && { part: { line: only, quantity } })}
            onDone={onDone}
          />
        </>
      )}
    </>
  );
}

type Part = { readonly line: LineView; readonly quantity: number };

function Targets({
  view,
  lines,
  part,
  onDone,
}: {
  readonly view: OrderView;
  readonly lines: readonly string[];
  /** Some of one line only. */
  readonly part?: Part;
  readonly onDone: () => void;
}) {
  const house = useHouse();
  const act = useAct();
  const core = useDevice();
  const { order } = view;
  const said = { text: words.menu.transferred(lines.length) };
  const others = house.open.filter((one) => one.order !== order);
  const movePart = ({ line: { line, noteUpdates }, quantity }: Part, as: string, to: string): boolean => {
    const writer = core.newWriter();
    // What was said about the dishes holds for those that move, too.
    const edit = editNote([], textOf(noteUpdates), writer);
    const note = edit === null ? null : { writer, update: edit.update };
    return act({ type: 'transfer-part', order, line, quantity, as, to, note }, said);
  };
  const moveTo = (to: string): void => {
    const moved =
      part === undefined ? act({ type: 'transfer-lines', order, lines, to }, said) : movePart(part, core.newId(), to);
    if (moved) onDone();
  };
  const moveToNew = (table: string | null): void => {
    const to = core.newId();
    if (part === undefined) {
      const undo = [
        { type: 'transfer-lines', order: to, lines, to: order },
        { type: 'cancel-order', order: to, reason: words.menu.cancelReasons.mistake },
      ] as const;
      if (act({ type: 'transfer-to-new', order, lines, to, table }, { ...said, undo })) onDone();
      return;
    }
    const { multiSession } = view.opened.event.body;
    const kind = table === null ? 'take-away' : 'table';
    if (act({ type: 'open-order', order: to, kind, table, multiSession, guests: null })) moveTo(to);
  };
  return (
    <>
      {others.length > 0 && (
        <div className="tiles">
          {others.map((other) => (
            <OrderCard key={other.order} order={other} onTap={() => moveTo(other.order)} />
          ))}
        </div>
      )}
      <div className="row">
        {view.table.value !== null && (
          <button type="button" onClick={() => moveToNew(view.table.value)}>
            {words.floor.anotherParty}
          </button>
        )}
        <button type="button" onClick={() => moveToNew(null)}>
          {words.menu.newTakeAway}
        </button>
      </div>
      {house.rooms.map(({ floor, tables }) => (
        <fieldset key={floor.id} className="question">
          <legend>
            <b>{words.menu.freeTables(floor.name)}</b>
          </legend>
          <div className="choices small">
            {tables
              .filter((table) => house.at(table.id).length === 0)
              .map((table) => (
                <button key={table.id} type="button" onClick={() => moveToNew(table.id)}>
                  {table.number}
                </button>
              ))}
          </div>
        </fieldset>
      ))}
    </>
  );
}

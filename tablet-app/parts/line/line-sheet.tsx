import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { Numpad } from '@comanda/shared/ui/numpad.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { useEffect, useState } from 'react';
import { useAct } from '../data/act.ts';
import { words } from '../words.ts';
import { FactList } from './fact-list.tsx';
import { MarksEditor } from './marks-editor.tsx';
import { NoteEditor } from './note-editor.tsx';
import { ReasonChoice } from './reason-choice.tsx';

const mostDigits = 3;

/** Everything that can be said about one line. */
export function LineSheet({
  view,
  id,
  onClose,
}: {
  readonly view: OrderView;
  readonly id: string;
  readonly onClose: () => void;
}) {
  const line = view.lines.find((one) => one.line === id);
  // Somebody moved it to another order meanwhile.
  useEffect(() => {
    if (line === undefined) onClose();
  }, [line, onClose]);
  if (line === undefined) return null;
  const isOpen = view.state === 'open';
  return (
    <Sheet title={line.item.name} onClose={onClose}>
      {isOpen && <LineVerbs view={view} line={line} onClose={onClose} />}
      {isOpen && (
        <>
          <TypedQuantity view={view} line={line} />
          <NoteEditor order={view.order} line={line.line} updates={line.noteUpdates} label={words.line.note} />
          <MarksEditor order={view.order} line={line.line} kind="allergy" marks={line.allergies} />
          <MarksEditor order={view.order} line={line.line} kind="chip" marks={line.chips} />
          <CourseAndSeat view={view} line={line} />
        </>
      )}
      <details className="typed">
        <summary>{words.line.history}</summary>
        <FactList order={view.order} facts={line.facts} />
      </details>
    </Sheet>
  );
}

function LineVerbs({
  view,
  line,
  onClose,
}: {
  readonly view: OrderView;
  readonly line: LineView;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const [voiding, setVoiding] = useState(false);
  const { order } = view;
  const lines = [line.line];
  const only = { order, line: line.line };
  if (voiding) {
    return (
      <ReasonChoice
        title={words.line.voidTitle(line.item.name)}
        reasons={Object.values(words.line.voidReasons)}
        onCancel={() => setVoiding(false)}
        onChoose={(reason) => {
          setVoiding(false);
          act({ type: 'void-line', ...only, quantity: 1, reason });
        }}
      />
    );
  }
  return (
    <div className="row">
      {line.unfired > 0 && !line.removed && (
        <>
          <button type="button" onClick={() => act({ type: 'fire', order, lines }) && onClose()}>
            {words.line.fire}
          </button>
          <button type="button" onClick={() => act({ type: 'hold', order, lines, held: !line.held })}>
            {line.held ? words.line.release : words.line.hold}
          </button>
        </>
      )}
      <span className="grow" />
      {line.removed ? (
        <button type="button" onClick={() => act({ type: 'bring-back-line', ...only })}>
          {words.line.bringBack}
        </button>
      ) : line.withKitchen > 0 ? (
        <button type="button" className="danger" onClick={() => setVoiding(true)}>
          {words.line.void}
        </button>
      ) : (
        <button
          type="button"
          className="danger"
          onClick={() => {
            const said = {
              text: words.line.removed(line.item.name),
              undo: { type: 'bring-back-line', ...only } as const,
            };
            if (act({ type: 'remove-line', ...only }, said)) onClose();
          }}
        >
          {words.line.remove}
        </button>
      )}
    </div>
  );
}

function TypedQuantity({ view, line }: { readonly view: OrderView; readonly line: LineView }) {
  const act = useAct();
  const [typed, setTyped] = useState('');
  return (
    <details className="typed">
      <summary>
        {words.line.quantity}: {line.quantity}
      </summary>
      <input
        aria-label={words.line.quantity}
        inputMode="numeric"
        className="code-input"
        value={typed}
        maxLength={mostDigits}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
      />
      <Numpad value={typed} onChange={setTyped} most={mostDigits} />
      <button
        type="button"
        className="primary"
        disabled={typed === ''}
        onClick={() => {
          if (act({ type: 'type-quantity', order: view.order, line: line.line, quantity: Number(typed) })) setTyped('');
        }}
      >
        {words.line.set(typed === '' ? '…' : typed)}
      </button>
    </details>
  );
}

const mostSeats = 12;

function CourseAndSeat({ view, line }: { readonly view: OrderView; readonly line: LineView }) {
  const act = useAct();
  const courses = [...useRecords('courses').values()].filter((one) => !one.archived).sort((a, b) => a.rank - b.rank);
  const seats = Math.max(view.guests.value ?? 0, line.seat.value ?? 0, mostSeats);
  const only = { order: view.order, line: line.line };
  return (
    <div className="row two">
      <label>
        {words.line.course}
        <select
          value={line.course.value ?? ''}
          onChange={({ target }) => act({ type: 'set-course', ...only, course: target.value || null })}
        >
          <option value="">{words.line.noCourse}</option>
          {courses.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.line.seat}
        <select
          value={line.seat.value ?? ''}
          onChange={({ target }) => act({ type: 'set-seat', ...only, seat: Number(target.value) || null })}
        >
          <option value="">{words.line.noSeat}</option>
          {Array.from({ length: seats }, (_, at) => at + 1).map((seat) => (
            <option key={seat} value={seat}>
              {words.order.seat(seat)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

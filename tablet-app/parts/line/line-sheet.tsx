import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { NotPaidChoice } from '@comanda/shared/ui/giving/not-paid-choice.tsx';
import type { NotPaid } from '@comanda/shared/ui/giving/not-paid-verbs.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { useEffect, useState } from 'react';
import { useAct } from '../../data/act.ts';
import { useMoney } from '../../data/money.ts';
import { useNames } from '../../data/names.ts';
import { seatsOf, useCourses } from '../../data/order/courses.ts';
import { gotLess, lineConflicts, touchesOf } from '../../data/order/line-marks.ts';
import { words } from '../../words.ts';
import { CookedElsewhere, isCookedElsewhere } from '../lines/cooked-elsewhere.tsx';
import { TouchesInWords } from '../lines/line-words.tsx';
import { CourseChoices, SeatChoices } from '../lines/place-choices.tsx';
import { TransferChoice } from '../moving/transfer-choice.tsx';
import { ChangeSheet } from './change-sheet.tsx';
import { History } from './fact-list.tsx';
import { LineVerbs } from './line-verbs.tsx';
import { MarksEditor } from './marks-editor.tsx';
import { NoteEditor } from './note-editor.tsx';
import { TypedQuantity } from './typed-quantity.tsx';

type Step = 'all' | NotPaid | 'move' | 'change';

/** Everything that can be said about one line. */
export function LineSheet({
  view,
  id,
  first = 'all',
  onClose,
}: {
  readonly view: OrderView;
  readonly id: string;
  readonly first?: Step | undefined;
  readonly onClose: () => void;
}) {
  const [step, setStep] = useState<Step>(first);
  const act = useAct();
  const names = useNames();
  const { currency } = useMoney();
  const line = view.lines.find((one) => one.line === id);
  // Somebody moved it to another order meanwhile.
  useEffect(() => {
    if (line === undefined) onClose();
  }, [line, onClose]);
  if (line === undefined) return null;
  const back = (): void => (first === 'all' ? setStep('all') : onClose());
  if (step === 'change') return <ChangeSheet view={view} line={line} onBack={back} onDone={onClose} />;
  return (
    <Sheet title={line.item.name} onClose={onClose}>
      {step !== 'all' && step !== 'move' && (
        <NotPaidChoice verb={step} view={view} line={line} act={act} currency={currency} onBack={back} onDone={back} />
      )}
      {step === 'move' && <TransferChoice view={view} only={line} onDone={onClose} />}
      {step === 'all' && (
        <>
          <TouchesInWords touches={touchesOf(line, names)} />
          {view.state === 'open' && (
            <>
              <Conflicts view={view} line={line} />
              <LineVerbs
                view={view}
                line={line}
                onNotPaid={setStep}
                onMove={() => setStep('move')}
                onChange={() => setStep('change')}
                onClose={onClose}
              />
              <TypedQuantity view={view} line={line} />
              <NoteEditor order={view.order} line={line.line} updates={line.noteUpdates} label={words.line.note} />
              <MarksEditor order={view.order} line={line.line} kind="chip" marks={line.chips} />
              <MarksEditor order={view.order} line={line.line} kind="allergy" marks={line.allergies} />
              <Place view={view} line={line} />
            </>
          )}
          <History title={words.line.history} order={view.order} facts={() => line.facts} />
        </>
      )}
    </Sheet>
  );
}

/** Two people chose differently: what lost stays in sight, until somebody who has seen it chooses. */
function Conflicts({ view, line }: { readonly view: OrderView; readonly line: LineView }) {
  const act = useAct();
  const names = useNames();
  const { currency } = useMoney();
  const conflicts = lineConflicts(line, names, currency);
  const elsewhere = isCookedElsewhere(line);
  if (conflicts.length === 0 && !elsewhere) return null;
  const only = { order: view.order, line: line.line };
  const keep = (): void => {
    if (line.wanted.lost.length > 0 || gotLess(line)) act({ type: 'type-quantity', ...only, quantity: line.quantity });
    if (line.course.lost.length > 0) act({ type: 'set-course', ...only, course: line.course.value });
    if (line.seat.lost.length > 0) act({ type: 'set-seat', ...only, seat: line.seat.value });
    if (line.discount.lost.length > 0) act({ type: 'set-discount', ...only, discount: line.discount.value });
  };
  return (
    <ul className="conflicts">
      {elsewhere && (
        <li className="notice">
          <CookedElsewhere line={line} />
        </li>
      )}
      {conflicts.map(({ said, choose }) => (
        <li key={said} className="notice">
          <span className="grow">{said}</span>
          {choose !== null && (
            <button type="button" onClick={() => act({ ...only, ...choose })}>
              {words.line.takeThat}
            </button>
          )}
        </li>
      ))}
      {conflicts.some(({ choose }) => choose !== null) && (
        <li>
          <button type="button" onClick={keep}>
            {words.line.keepThis}
          </button>
        </li>
      )}
    </ul>
  );
}

function Place({ view, line }: { readonly view: OrderView; readonly line: LineView }) {
  const act = useAct();
  const courses = useCourses(view);
  const only = { order: view.order, line: line.line };
  return (
    <>
      <div className="question">
        <b>{words.line.seat}</b>
        <SeatChoices
          seats={seatsOf(view)}
          value={line.seat.value}
          onChoose={(seat) => act({ type: 'set-seat', ...only, seat })}
        />
      </div>
      {courses.shown && (
        <div className="question">
          <b>{words.line.course}</b>
          <CourseChoices
            courses={courses.all}
            first={{ value: null, label: words.line.noCourse }}
            value={line.course.value}
            onChoose={(course) => act({ type: 'set-course', ...only, course })}
          />
        </div>
      )}
    </>
  );
}

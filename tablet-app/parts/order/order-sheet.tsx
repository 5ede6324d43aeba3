import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../data/act.ts';
import { orderHistory } from '../data/order-history.ts';
import { words } from '../words.ts';
import { FactList } from './fact-list.tsx';
import { MarksEditor } from './marks-editor.tsx';
import { MergeChoice } from './merge-choice.tsx';
import { MoveChoice } from './move-choice.tsx';
import { NoteEditor } from './note-editor.tsx';
import { ReasonChoice } from './reason-choice.tsx';
import { Stepper } from './stepper.tsx';
import { TransferChoice } from './transfer-choice.tsx';

type Step = 'all' | 'move' | 'merge' | 'transfer' | 'cancel';
const titles = {
  all: 'title',
  move: 'moveTitle',
  merge: 'mergeTitle',
  transfer: 'transferTitle',
  cancel: 'cancelTitle',
} as const satisfies Record<Step, keyof typeof words.menu>;

const mostGuests = 99;

/** Everything that concerns the order as a whole. */
export function OrderSheet({ view, onClose }: { readonly view: OrderView; readonly onClose: () => void }) {
  const [step, setStep] = useState<Step>('all');
  return (
    <Sheet title={words.menu[titles[step]]} onClose={onClose}>
      {step === 'all' && <Everything view={view} onStep={setStep} onClose={onClose} />}
      {step === 'move' && <MoveChoice view={view} onDone={onClose} />}
      {step === 'merge' && <MergeChoice view={view} onDone={onClose} />}
      {step === 'transfer' && <TransferChoice view={view} onDone={onClose} />}
      {step === 'cancel' && <CancelChoice view={view} onBack={() => setStep('all')} />}
    </Sheet>
  );
}

function Everything({
  view,
  onStep,
  onClose,
}: {
  readonly view: OrderView;
  readonly onStep: (step: Step) => void;
  readonly onClose: () => void;
}) {
  const core = useDevice();
  const act = useAct();
  const [, go] = useLocation();
  const { order } = view;
  return (
    <>
      {view.state === 'open' && (
        <>
          <Stepper
            label={words.menu.guests}
            value={view.guests.value ?? 0}
            least={0}
            most={mostGuests}
            onChange={(guests) => act({ type: 'set-guests', order, guests })}
          />
          <div className="choices">
            {(['move', 'transfer', 'merge'] as const).map((step) => (
              <button key={step} type="button" onClick={() => onStep(step)}>
                {words.menu[step]}
              </button>
            ))}
            <button
              type="button"
              onClick={() => {
                if (!act({ type: 'close-order', order }, { text: words.menu.closed })) return;
                onClose();
                go('/');
              }}
            >
              {words.menu.close}
            </button>
            <button type="button" className="danger" onClick={() => onStep('cancel')}>
              {words.menu.cancel}
            </button>
          </div>
          <NoteEditor
            order={order}
            line={null}
            updates={view.notes.find((note) => note.order === order)?.updates ?? []}
            label={words.order.note}
          />
          <MarksEditor order={order} line={null} kind="allergy" marks={view.allergies} />
        </>
      )}
      <details className="typed">
        <summary>{words.menu.history}</summary>
        <FactList order={order} facts={orderHistory(core.book, order)} />
      </details>
    </>
  );
}

function CancelChoice({ view, onBack }: { readonly view: OrderView; readonly onBack: () => void }) {
  const act = useAct();
  const [, go] = useLocation();
  return (
    <ReasonChoice
      title={words.menu.cancel}
      reasons={Object.values(words.menu.cancelReasons)}
      onCancel={onBack}
      onChoose={(reason) => {
        if (act({ type: 'cancel-order', order: view.order, reason }, { text: words.menu.cancelled })) go('/');
        else onBack();
      }}
    />
  );
}

import { isOver, type OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import type { Share } from '@comanda/shared/till/taking.ts';
import { someReason, useBeforeReason } from '@comanda/shared/ui/approvals/before-reason.ts';
import { OrderDiscount } from '@comanda/shared/ui/giving/not-paid-choice.tsx';
import { leastOf } from '@comanda/shared/ui/giving/not-paid-verbs.tsx';
import { ReasonChoice } from '@comanda/shared/ui/giving/reason-choice.tsx';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { Stepper } from '@comanda/shared/ui/stepper.tsx';
import {
  ArrowRightLeft,
  CircleCheckBig,
  Handshake,
  MapPin,
  Merge,
  Percent,
  Repeat,
  Split,
  UserRound,
  XCircle,
} from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../../data/act.ts';
import { useMoney } from '../../data/money.ts';
import { seatsOf } from '../../data/order/courses.ts';
import { useCustomers } from '../../data/order/customers.ts';
import { orderHistory } from '../../data/order/order-history.ts';
import { words as serving } from '../../data/serving/words.ts';
import type { Dishes, GuestsDishes } from '../../data/splitting/dishes-to-pay.ts';
import { words } from '../../words.ts';
import { History } from '../line/fact-list.tsx';
import { MarksEditor } from '../line/marks-editor.tsx';
import { NoteEditor } from '../line/note-editor.tsx';
import { SeatChoices } from '../lines/place-choices.tsx';
import { MergeChoice } from '../moving/merge-choice.tsx';
import { MoveChoice } from '../moving/move-choice.tsx';
import { TransferChoice } from '../moving/transfer-choice.tsx';
import { AskBill } from '../serving/ask-bill.tsx';
import { PayDishes } from '../serving/pay-dishes.tsx';
import { RepeatChoice } from '../serving/repeat-choice.tsx';
import { SplitChoice } from '../serving/split-choice.tsx';
import { WaiterChoice } from '../serving/waiter-choice.tsx';
import { CustomerChoice } from './customer-choice.tsx';
import { OrderBill } from './order-bill.tsx';

export type OrderStep =
  | 'all'
  | 'repeat'
  | 'split'
  | 'pay-dishes'
  | 'waiter'
  | 'move'
  | 'merge'
  | 'transfer'
  | 'discount'
  | 'cancel'
  | 'customer';
const titleOf = {
  all: () => words.menu.title,
  repeat: () => serving.again.title,
  split: () => serving.split.title,
  'pay-dishes': () => serving.split.payDishes,
  waiter: () => serving.waiter.title,
  move: () => words.menu.moveTitle,
  merge: () => words.menu.mergeTitle,
  transfer: () => words.menu.transferTitle,
  discount: () => words.menu.discountTitle,
  cancel: () => words.menu.cancelTitle,
  customer: () => words.menu.customerTitle,
} as const satisfies Record<OrderStep, () => string>;

const mostGuests = 99;

/** Everything that concerns the order as a whole. */
export function OrderSheet({
  view,
  first = 'all',
  paid,
  onPay,
  onClose,
}: {
  readonly view: OrderView;
  readonly first?: OrderStep;
  /** What guests have paid for, dish by dish. */
  readonly paid: Dishes;
  readonly onPay: (share: Share, guests?: GuestsDishes) => void;
  readonly onClose: () => void;
}) {
  const [step, setStep] = useState<OrderStep>(first);
  const act = useAct();
  const { currency } = useMoney();
  const back = (): void => (first === 'all' ? setStep('all') : onClose());
  return (
    <Sheet title={titleOf[step]()} onClose={onClose}>
      {step === 'all' && <Everything view={view} onStep={setStep} onClose={onClose} />}
      {step === 'repeat' && <RepeatChoice view={view} onDone={onClose} />}
      {step === 'split' && (
        <SplitChoice view={view} onPay={onPay} onPayDishes={() => setStep('pay-dishes')} onDone={onClose} />
      )}
      {step === 'pay-dishes' && <PayDishes view={view} paid={paid} onPay={(guests) => onPay('part', guests)} />}
      {step === 'waiter' && <WaiterChoice orders={[view]} onDone={onClose} />}
      {step === 'move' && <MoveChoice view={view} onDone={onClose} />}
      {step === 'merge' && <MergeChoice view={view} onDone={onClose} />}
      {step === 'transfer' && <TransferChoice view={view} onDone={onClose} />}
      {step === 'discount' && <OrderDiscount view={view} act={act} currency={currency} onBack={back} onDone={back} />}
      {step === 'cancel' && <CancelChoice view={view} onBack={back} />}
      {step === 'customer' && <CustomerChoice view={view} onDone={back} />}
    </Sheet>
  );
}

function Everything({
  view,
  onStep,
  onClose,
}: {
  readonly view: OrderView;
  readonly onStep: (step: OrderStep) => void;
  readonly onClose: () => void;
}) {
  const core = useDevice();
  const act = useAct();
  const { order } = view;
  return (
    <>
      {!isOver(view) && (
        <>
          <div className="row people-of-order">
            {view.state === 'open' && (
              <Stepper
                label={words.menu.guests}
                value={view.guests.value ?? 0}
                least={0}
                most={mostGuests}
                onChange={(guests) => act({ type: 'set-guests', order, guests })}
              />
            )}
            <CustomerButton view={view} onStep={onStep} />
          </div>
          <Verbs view={view} onStep={onStep} onClose={onClose} />
          <NoteEditor
            order={order}
            line={null}
            updates={view.notes.find((note) => note.order === order)?.updates ?? []}
            label={words.order.note}
          />
          <TableAllergies view={view} />
          <MarksEditor order={order} line={null} kind="chip" marks={view.chips} />
        </>
      )}
      <OrderBill view={view} />
      <History title={words.menu.history} order={order} facts={() => orderHistory(core.book, order)} />
    </>
  );
}

function CustomerButton({ view, onStep }: { readonly view: OrderView; readonly onStep: (step: OrderStep) => void }) {
  const customer = useCustomers().of(view);
  return (
    <button type="button" className="with-icon grow" onClick={() => onStep('customer')}>
      <Icon of={UserRound} />
      {customer === null ? words.customer.choose : customer.name}
    </button>
  );
}

const verbs = [
  { step: 'repeat', sign: Repeat, label: () => serving.again.title },
  { step: 'split', sign: Split, label: () => serving.split.title },
  { step: 'move', sign: MapPin, label: () => words.menu.move },
  { step: 'transfer', sign: ArrowRightLeft, label: () => words.menu.transfer },
  { step: 'merge', sign: Merge, label: () => words.menu.merge },
  { step: 'discount', sign: Percent, label: () => words.menu.discount },
  { step: 'waiter', sign: Handshake, label: () => serving.waiter.change },
] as const;

function Verbs({
  view,
  onStep,
  onClose,
}: {
  readonly view: OrderView;
  readonly onStep: (step: OrderStep) => void;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const [, go] = useLocation();
  const beforeReason = useBeforeReason();
  const cancel = (): void =>
    beforeReason({ type: 'cancel-order', order: view.order, reason: someReason }, () => onStep('cancel'));
  const goTo = (step: OrderStep): void =>
    step === 'discount' ? beforeReason(leastOf(step, view.order, null), () => onStep(step)) : onStep(step);
  return (
    <div className="choices order-verbs">
      <AskBill view={view} onDone={onClose} />
      {verbs.map(({ step, sign, label }) => (
        <button key={step} type="button" className="with-icon" onClick={() => goTo(step)}>
          <Icon of={sign} />
          {label()}
        </button>
      ))}
      {view.state === 'open' && (
        <button
          type="button"
          className="with-icon"
          onClick={() =>
            act({ type: 'close-order', order: view.order }, { text: words.menu.closed }, () => {
              onClose();
              go('/');
            })
          }
        >
          <Icon of={CircleCheckBig} />
          {words.menu.close}
        </button>
      )}
      <button type="button" className="danger with-icon" onClick={cancel}>
        <Icon of={XCircle} />
        {words.menu.cancel}
      </button>
    </div>
  );
}

/** Of the whole table, or of the guest at a seat: the kitchen reads whose it is. */
function TableAllergies({ view }: { readonly view: OrderView }) {
  const [seat, setSeat] = useState<number | null>(null);
  return (
    <div className="table-allergies">
      <b>{words.order.allergyOf}</b>
      <SeatChoices seats={seatsOf(view)} value={seat} nobody={words.order.wholeTable} onChoose={setSeat} />
      <MarksEditor order={view.order} line={null} kind="allergy" marks={view.allergies} seat={seat} />
    </div>
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
        const said = { text: words.menu.cancelled };
        if (!act({ type: 'cancel-order', order: view.order, reason }, said, () => go('/'))) onBack();
      }}
    />
  );
}

import type { Allergen } from '@comanda/shared/menu/menu.ts';
import { type LineState, type LineView, lineState } from '@comanda/shared/order/line-view.ts';
import type { Staff } from '@comanda/shared/staff/staff.ts';
import type { Mark } from '@comanda/shared/sync/device-core.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { givenOf } from '@comanda/shared/ui/giving/in-words.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { inOurWords } from '@comanda/shared/ui/known-words.ts';
import { words as shared } from '@comanda/shared/ui/words.ts';
import {
  ArrowUpFromLine,
  Ban,
  BellRing,
  Check,
  CheckCheck,
  CircleDashed,
  CookingPot,
  Flame,
  Gift,
  Pause,
  TriangleAlert,
  X,
} from 'lucide-react';
import type { KitchenSince } from '../../data/order/kitchen-word.ts';
import { type Touch, textOf } from '../../data/order/line-marks.ts';
import { words } from '../../words.ts';

const icons = {
  removed: X,
  voided: Ban,
  served: CheckCheck,
  ready: BellRing,
  cooking: CookingPot,
  fired: Flame,
  held: Pause,
  draft: CircleDashed,
} as const satisfies Record<LineState, unknown>;

/** `waits for the box`, then `fired 19:01` until a display has shown it, then `kitchen has it 19:02`. Of a line that has grown since: `2 of 5 not sent`. */
export function stateInWords(line: LineView, since: KitchenSince): string {
  const state = lineState(line);
  if ((state === 'draft' || state === 'held') && line.withKitchen > 0)
    return words.line.partly[state](line.unfired, line.quantity);
  if (state !== 'fired' || since === null) return words.line.states[state];
  if (since.isOnTheWay) return words.line.firedHere;
  return since.seenMs === null
    ? words.line.firedAt(timeOfDay(since.firedMs))
    : words.line.seenAt(timeOfDay(since.seenMs));
}

/** How far it is, and how safe what was said about it. */
export function LineWords({
  line,
  isLate,
  mark,
  stateWord,
  touches,
}: {
  readonly line: LineView;
  /** It came after the bill was paid. */
  readonly isLate: boolean;
  readonly mark: Mark;
  /** As `stateInWords` says it. */
  readonly stateWord: string;
  readonly touches: readonly Touch[];
}) {
  const state = lineState(line);
  const StateIcon = icons[state];
  const MarkIcon = mark === 'safe' ? Check : ArrowUpFromLine;
  return (
    <span className="line-state">
      <b className="state-word">
        <Icon of={StateIcon} />
        {stateWord}
      </b>{' '}
      {line.voided > 0 && line.quantity > 0 && <span>{words.line.voidedSome(line.voided)} </span>}
      {isLate && <b className="wrong">{words.line.late} </b>}
      <span className="mark-word">
        <Icon of={MarkIcon} />
        <span className="line-mark">{words.line.marks[mark]}</span>
      </span>{' '}
      <LineTouches touches={touches} />
    </span>
  );
}

/** By whom: in initials below how many, and in words where it was more than one touch. */
function LineTouches({ touches }: { readonly touches: readonly Touch[] }) {
  const [added] = touches;
  if (touches.length > 1 || added?.by.length !== 1) return <TouchesInWords touches={touches} />;
  return (
    <span className="line-who brief">
      <Badges of={added.by} />
      <span className="visually-hidden">{added.said}</span>
      <span aria-hidden="true">{added.at}</span>
    </span>
  );
}

export function TouchesInWords({ touches }: { readonly touches: readonly Touch[] }) {
  return (
    <span className="line-who">
      {touches.map(({ by, said }, at) => (
        <span key={said}>
          {at > 0 && <span className="visually-hidden"> · </span>}
          <Badges of={by} />
          {said}
        </span>
      ))}
    </span>
  );
}

const Badges = ({ of }: { readonly of: readonly Staff[] }) =>
  of.map(({ id, initials, colour }) => <Badge key={id} initials={initials} colour={colour} />);

/** Why it costs less than it says on the menu. */
export function LineGiven({ line, currency }: { readonly line: LineView; readonly currency: string }) {
  return givenOf({ ...line, discount: line.discount.value }, currency).map((why) => (
    <span key={why} className="line-given">
      <Icon of={Gift} />
      {why}
    </span>
  ));
}

/** What the guest wants it like, and what would make them ill. */
export function LineAsked({ line, dangers }: { readonly line: LineView; readonly dangers: readonly Allergen[] }) {
  const note = textOf(line.noteUpdates);
  const asked = [
    ...line.item.modifiers.map(({ name }) => name),
    ...new Set(line.chips.map(({ word }) => inOurWords(word))),
  ];
  const allergies = [...new Set(line.allergies.map(({ word }) => inOurWords(word)))];
  return (
    <>
      {asked.length > 0 && <span className="line-asked">{asked.join(' · ')}</span>}
      {allergies.length > 0 && (
        <span className="allergy">
          <Icon of={TriangleAlert} />
          <span>
            {words.line.allergies}: {allergies.join(', ')}
          </span>
        </span>
      )}
      {dangers.length > 0 && !line.removed && (
        <span className="line-danger">
          <Icon of={TriangleAlert} />
          <span>{words.line.danger(dangers.map((one) => shared.usualAllergies[one]).join(', '))}</span>
        </span>
      )}
      {note !== '' && <span className="line-note">“{note}”</span>}
    </>
  );
}

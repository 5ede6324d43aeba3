import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { noteText } from '@comanda/shared/notes/note-text.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { DeviceCore, Mark } from '@comanda/shared/sync/device-core.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { words } from '../words.ts';
import type { Names } from './names.ts';

/** The least safe of everything that was said about it here. */
export function markOfAll(core: DeviceCore, facts: readonly Fact[]): Mark {
  const marks = new Set(facts.map((fact) => core.markOf(fact)));
  return marks.has('saving') ? 'saving' : marks.has('on-device') ? 'on-device' : 'safe';
}

/** `Added AL Tablet 1 19:04 · qty Tablet 2 19:06` */
export function whoTouched(line: LineView, names: Names): string {
  const at = (fact: Fact): string => timeOfDay(hlcToMs(fact.clock));
  const said = [words.line.added(names.authorShort(line.added), at(line.added))];
  const changed = line.facts.findLast(
    ({ event }) => event.type === 'quantity-tapped' || event.type === 'quantity-typed',
  );
  if (changed !== undefined) said.push(words.line.changed(names.authorShort(changed), at(changed)));
  return said.join(' · ');
}

/** What is not as somebody meant it: the losers of conflicts, and what the kitchen would not give back. */
export function lineConflicts(line: LineView, names: Names): string[] {
  const { line: said } = words;
  const lost = [
    ...line.wanted.lost.map(({ value, by }) => said.lostQuantity(names.author(by), value)),
    ...line.course.lost.map(({ value, by }) => said.lostCourse(names.author(by), names.course(value))),
    ...line.seat.lost.map(({ value, by }) =>
      said.lostSeat(names.author(by), value === null ? words.order.shared : words.order.seat(value)),
    ),
  ];
  const wanted = line.removals.length > 0 ? 0 : line.wanted.value;
  if (wanted < line.withKitchen) lost.push(said.kitchenHas(wanted, line.withKitchen));
  return lost;
}

const texts = new WeakMap<readonly string[], string>();

/** Remembered per list of updates, which stays the same until somebody writes. */
export function textOf(updates: readonly string[]): string {
  if (updates.length === 0) return '';
  let text = texts.get(updates);
  if (text === undefined) {
    text = noteText(updates);
    texts.set(updates, text);
  }
  return text;
}

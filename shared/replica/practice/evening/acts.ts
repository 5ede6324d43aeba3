import { isRefusal } from '../../../base/refusal.ts';
import { type SoldItem, sell } from '../../../menu/sell.ts';
import { editNote } from '../../../notes/note-text.ts';
import type { Command } from '../../../order/commands.ts';
import { type OrderView, orderView } from '../../../order/order-view.ts';
import type { DeviceCore } from '../../../sync/device-core.ts';
import { menuOn } from '../../menu-on.ts';
import { practiceIds } from '../practice-plan.ts';

/** Whose tablet: the first and the second of a practice. */
export type Who = 'anna' | 'ben';

/** Ids of a scene by the names that its acts give to orders and lines. */
export type Names = (name: string) => string;

/** One thing that somebody does, as it is recorded: what it comes to is decided on their own tablet, from what they see there. */
export type Act = { readonly who: Who; readonly does: (core: DeviceCore, id: Names) => void };

type Doing = (core: DeviceCore, id: Names) => Command;

const acts = (core: DeviceCore, command: Command): void => {
  const answer = core.act(command);
  if (isRefusal(answer)) throw new Error(`${command.type} was refused: ${answer.refused}`);
};

/** `anna(adds('soup'))`. */
export const by =
  (who: Who) =>
  (does: Doing | ((core: DeviceCore) => null)): Act => ({
    who,
    does: (core, id) => {
      const command = does(core, id);
      if (command !== null) acts(core, command);
    },
  });

const party = 'party';

export const opens =
  (table: string, order = party): Doing =>
  (_, id) => ({
    type: 'open-order',
    order: id(order),
    kind: 'table',
    table: practiceIds.table(table),
    multiSession: practiceIds.group,
    guests: 2,
  });

/** Dishes of the sample that ask nothing, by the beginning of their names. */
function itemOf(core: DeviceCore, dish: string): SoldItem {
  const menu = menuOn(core);
  const product = [...menu.products.values()].find(({ name }) => name.startsWith(dish));
  const item = sell(menu, product?.id ?? '');
  if (isRefusal(item)) throw new Error(`${dish} cannot be sold: ${item.refused}`);
  return item;
}

export const adds =
  (dish: string, quantity = 1, line = dish, order = party): Doing =>
  (core, id) => ({
    type: 'add-line',
    order: id(order),
    line: id(line),
    item: itemOf(core, dish),
    quantity,
    course: null,
    seat: null,
  });

/** What is said of one line of the party. */
const ofLine =
  (line: string, rest: (core: DeviceCore) => object): Doing =>
  (core, id) =>
    ({ order: id(party), line: id(line), ...rest(core) }) as Command;

export const taps = (line: string, times: number): Doing => ofLine(line, () => ({ type: 'tap-quantity', by: times }));
export const types = (line: string, quantity: number): Doing =>
  ofLine(line, () => ({ type: 'type-quantity', quantity }));
export const removes = (line: string): Doing => ofLine(line, () => ({ type: 'remove-line' }));
export const seats = (line: string, seat: number): Doing => ofLine(line, () => ({ type: 'set-seat', seat }));
export const voids = (line: string, quantity: number, reason: string): Doing =>
  ofLine(line, () => ({ type: 'void-line', quantity, reason }));

/** Types the note anew, over what it says here. */
export const writes =
  (line: string, text: string): Doing =>
  (core, id) => {
    const known = viewOf(core, id(party)).lines.find((one) => one.line === id(line))?.noteUpdates ?? [];
    const writer = core.newWriter();
    const edit = editNote(known, text, writer);
    if (edit === null) throw new Error('the note says so already');
    return { type: 'edit-note', order: id(party), line: id(line), writer, update: edit.update };
  };

const ofLines =
  (type: 'fire' | 'recall', ...lines: readonly string[]): Doing =>
  (_, id) => ({ type, order: id(party), lines: lines.map(id) });

export const fires = (...lines: readonly string[]): Doing => ofLines('fire', ...lines);
/** @param count how many of its dishes are ready; all of them if it is not said */
export const bumps =
  (line: string, count?: number): Doing =>
  (_, id) => ({
    type: 'ready',
    order: id(party),
    lines: [id(line)],
    ...(count !== undefined && { upTo: { [id(line)]: count } }),
  });
export const recalls = (line: string): Doing => ofLines('recall', line);

export const moves =
  (table: string): Doing =>
  (_, id) => ({ type: 'move-order', order: id(party), table: practiceIds.table(table) });

export const guests =
  (count: number): Doing =>
  (_, id) => ({ type: 'set-guests', order: id(party), guests: count });

export const cancels =
  (reason: string): Doing =>
  (_, id) => ({ type: 'cancel-order', order: id(party), reason });

export const pays =
  (payment: string): Doing =>
  (core, id) => {
    const { balance } = viewOf(core, id(party));
    return {
      type: 'register-payment',
      order: id(party),
      payment: id(payment),
      tender: 'cash',
      amount: balance,
      given: balance,
    };
  };

export const closes: Doing = (_, id) => ({ type: 'close-order', order: id(party) });

/** The office does this, on whichever device a manager holds. */
export const changesRow =
  (
    table: 'tables' | 'products',
    row: string | ((core: DeviceCore) => string),
    fields: object | ((core: DeviceCore) => object),
  ) =>
  (core: DeviceCore): null => {
    const said = typeof fields === 'function' ? fields(core) : fields;
    const answer = core.changeRecord(table, typeof row === 'string' ? row : row(core), { ...said });
    if (isRefusal(answer)) throw new Error(`the change was refused: ${answer.refused}`);
    return null;
  };

export const productOf =
  (dish: string) =>
  (core: DeviceCore): string =>
    itemOf(core, dish).product;

/** A station where the dish has not been cooked so far. */
export const elsewhere =
  (dish: string) =>
  (core: DeviceCore): { readonly station: string } => {
    const station = [...core.records('stations').keys()].find((id) => !itemOf(core, dish).stations.includes(id));
    if (station === undefined) throw new Error('there is one station only');
    return { station };
  };

export function viewOf(core: DeviceCore, order: string): OrderView {
  const view = orderView(core.book, order);
  if (view === null) throw new Error('the order is not here');
  return view;
}

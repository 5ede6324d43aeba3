import { join } from 'node:path';
import { type Box, openBox } from '@comanda/server/box.ts';
import { createLog } from '@comanda/server/log.ts';
import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import { editNote } from '@comanda/shared/notes/note-text.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { createClock, createRandom } from '@comanda/shared/replica/browser.ts';
import { menuOn } from '@comanda/shared/replica/menu-on.ts';
import { createMemoryStorage } from '@comanda/shared/replica/storage-memory.ts';
import { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { LinkEvents } from '@comanda/shared/sync/device-ports.ts';
import type { Down, GivenBack, Offer, SignIn, Up } from '@comanda/shared/sync/wire.ts';
import { found } from '../restaurant/house.ts';

/** A device that the box knows, in the hands of somebody. */
export type Paired = { readonly device: string; readonly token: string; readonly signIn: SignIn };

/** What was said on one honest evening, to be said again with changes, and what only others may say. */
export type Recorded = {
  /** Every kind of event that a waiter makes, in the order in which it was made. */
  readonly offers: readonly Offer[];
  /** Facts and rows with the seals that the box gave them. */
  readonly sealed: readonly GivenBack[];
  /** A sign-in and an approval of a manager on another device: known, and not for this one. */
  readonly foreign: { readonly staff: string; readonly signIn: SignIn; readonly approval: SignIn };
  /** A place that the box remembers, so that a hello need not be answered with everything. */
  readonly position: number;
  readonly tag: string;
  /** Somebody else's incarnation. */
  readonly othersIncarnation: string;
};

export type Prepared = { readonly hostile: readonly Paired[]; readonly cook: Paired; readonly recorded: Recorded };

/** Fills a folder with the sample restaurant, with devices whose tokens a thief has, and with an evening that was recorded. */
export async function prepare(folder: string, hostileDevices: number): Promise<Prepared> {
  const box = openBox(join(folder, 'data'), createLog('silent'), (error) => {
    throw error;
  });
  found(box.core);
  const waiter = personWho(box, 'waiter');
  const hostile = Array.from({ length: hostileDevices }, (_, at) => pair(box, `Tablet ${at + 1}`, 'tablet', waiter));
  const cook = pair(box, 'Kitchen', 'kitchen', personWho(box, 'cook'));
  const manager = personWho(box, 'manager');
  const office = pair(box, 'Office', 'office', manager);
  const recorded = await record(box, pair(box, 'Honest', 'tablet', waiter));
  const approval = box.core.signIn(office.device, manager, box.newId());
  box.close();
  return { hostile, cook, recorded: { ...recorded, foreign: { staff: manager, signIn: office.signIn, approval } } };
}

export function personWho(box: Box, role: string): string {
  for (const row of box.core.life.records.tables.get('staff')?.values() ?? [])
    if (row.fields.role === role) return row.id;
  throw new Error(`nobody is ${role}`);
}

export function pair(box: Box, name: string, role: string, staff: string): Paired {
  const [multiSession] = box.core.life.records.tables.get('multi_sessions')?.keys() ?? [];
  const id = box.newId();
  const fields = { id, name, role, multiSession, paymentsBarred: false, revoked: false, archived: false };
  box.core.changeRecords([{ table: 'devices', id, fields }]);
  const token = `token-of-${id}`;
  box.devices.register(id, box.seal.tokenHash(token), box.nowMs());
  return { device: id, token, signIn: box.core.signIn(id, staff) };
}

async function record(box: Box, { device, token, signIn }: Paired): Promise<Omit<Recorded, 'foreign'>> {
  const said: Up[] = [];
  const heard: Down[] = [];
  const core = new DeviceCore(
    {
      clock: createClock(),
      timers: { after: () => () => {} },
      random: createRandom(),
      storage: createMemoryStorage(),
      links: { connect: (_, events) => cable(box, events, said, heard) },
    },
    { device, token },
  );
  core.start();
  await settled(core);
  core.signIn(signIn);
  for (const command of eveningOf(core)) {
    const answer = core.act(command);
    if (isRefusal(answer))
      throw new Error(`the evening to be recorded: ${command.type} was refused: ${answer.refused}`);
    await settled(core);
  }
  const customer = core.newId();
  core.changeRecord('customers', customer, { id: customer, name: 'Astrid', phone: '', email: '', archived: false });
  await settled(core);
  core.stop();
  const { position, tag } = core.replica;
  if (tag === null) throw new Error('the box gave no tag');
  const offers = said.flatMap((message) => (message.type === 'push' ? message.offers : []));
  return { offers, sealed: sealedIn(heard), position, tag, othersIncarnation: core.incarnation };
}

function sealedIn(heard: readonly Down[]): GivenBack[] {
  const entries = heard.flatMap((message) => (message.type === 'frame' ? message.entries : []));
  return entries.flatMap((entry): GivenBack[] => {
    if (entry.kind === 'event') {
      const { event, admittedClock, mac } = entry;
      return [{ event, admittedClock, mac }];
    }
    if (entry.kind !== 'record') return [];
    const { mac = '', ...row } = entry.row;
    return [{ row, mac }];
  });
}

function cable(box: Box, events: LinkEvents, said: Up[], heard: Down[]) {
  const line = box.core.connect({
    send: (text) =>
      queueMicrotask(() => {
        const message = JSON.parse(text) as Down;
        heard.push(message);
        events.received(message);
      }),
    close: () => {},
  });
  queueMicrotask(() => events.opened());
  return {
    send(message: Up) {
      said.push(message);
      line.received(JSON.stringify(message));
    },
    close: () => line.ended(),
  };
}

async function settled(core: DeviceCore): Promise<void> {
  while (!core.isReady || core.connection().state !== 'live' || core.connection().pending > 0)
    await new Promise((resolve) => setImmediate(resolve));
}

/** One party from the first touch to the last, and what else can be touched on the way. */
function* eveningOf(core: DeviceCore): Generator<Command> {
  const menu = menuOn(core);
  const [item, other] = [...menu.products.keys()].flatMap((id) => {
    const sold = sell(menu, id);
    return isRefusal(sold) ? [] : [sold];
  });
  const [table = '', second = ''] = core.records('tables').keys();
  const [course = ''] = core.records('courses').keys();
  const [customer = ''] = core.records('customers').keys();
  const multiSession = core.replica.config?.multiSession ?? '';
  if (item === undefined || other === undefined) throw new Error('the sample has no plain dish');
  const [order, elsewhere, beer, soup, cake] = [1, 2, 3, 4, 5].map(() => core.newId()) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const open = { type: 'open-order', kind: 'table', multiSession, guests: 2 } as const;
  const add = { type: 'add-line', quantity: 1, course: null, seat: null } as const;
  yield { ...open, order, table };
  yield { ...open, order: elsewhere, table: second };
  yield { type: 'set-guests', order, guests: 4 };
  yield { type: 'set-customer', order, customer };
  yield { ...add, order, line: beer, item };
  yield { ...add, order, line: soup, item: other };
  yield { ...add, order: elsewhere, line: cake, item };
  yield { type: 'tap-quantity', order, line: beer, by: 1 };
  yield { type: 'type-quantity', order, line: beer, quantity: 3 };
  yield { type: 'remove-line', order, line: soup };
  yield { type: 'bring-back-line', order, line: soup };
  const writer = core.newWriter();
  yield { type: 'edit-note', order, line: soup, writer, update: editNote([], 'no nuts 🎂', writer)?.update ?? '' };
  yield { type: 'add-mark', order, kind: 'allergy', line: soup, seat: null, word: 'nuts' };
  yield { type: 'add-mark', order, kind: 'chip', line: null, seat: 2, word: 'birthday' };
  yield { type: 'set-course', order, line: soup, course };
  yield { type: 'set-seat', order, line: soup, seat: 2 };
  yield { type: 'hold', order, lines: [soup], held: true };
  yield { type: 'fire', order, lines: [beer] };
  yield { type: 'serve', order, lines: [beer] };
  yield { type: 'move-order', order, table: second };
  yield { type: 'transfer-lines', order, lines: [soup], to: elsewhere };
  yield { type: 'merge-order', order: elsewhere, into: order };
}

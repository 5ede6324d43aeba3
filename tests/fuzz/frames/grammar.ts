import { uuidV7 } from '@comanda/shared/base/ids.ts';
import type { GivenBack, Hello, Offer } from '@comanda/shared/sync/wire.ts';
import type { Seeded } from '../../restaurant/seeded.ts';
import type { Paired, Recorded } from '../prepared.ts';
import { mutated, nestedDeeply, spoilt, written } from './nasty.ts';

/** One link of a thief: what it says next, and what of it must never be admitted. */
export type Thief = {
  readonly hello: Hello;
  /** The next message. */
  next(): string;
  /** The first message again: the box answers it once it has judged all before it. */
  readonly look: string;
};

type Stamped = Record<string, unknown> & { readonly id: string };
type Forgery = (stamped: Stamped, recorded: Recorded, random: Seeded) => Record<string, unknown>;

const someRecorded = (recorded: Recorded, type: string): Record<string, unknown> => {
  const offer = recorded.offers.find((one) => one.type === type);
  if (offer === undefined) throw new Error(`no ${type} was recorded`);
  const { orderId, body } = offer as Offer & { readonly orderId?: string };
  return orderId === undefined ? { type, body } : { type, orderId, body };
};

const voided = (recorded: Recorded): Record<string, unknown> => {
  const { orderId, body } = someRecorded(recorded, 'quantity-tapped') as { orderId: string; body: { line: string } };
  return { type: 'line-voided', orderId, body: { line: body.line, quantity: 1, reason: 'mine', leaves: null } };
};

const given = (recorded: Recorded): Record<string, unknown> => {
  const { orderId, body } = someRecorded(recorded, 'quantity-tapped') as { orderId: string; body: { line: string } };
  return { type: 'line-comped', orderId, body: { line: body.line, after: 0, quantity: 1, reason: 'mine' } };
};

const reduced = (recorded: Recorded): Record<string, unknown> => {
  const body = { line: null, discount: { percent: 10_000, reason: 'mine' }, over: [] };
  return { type: 'discount-set', orderId: someRecorded(recorded, 'guests-set').orderId, body };
};

/** Every one of these is a lie, whatever else is in it. */
const forgeries: readonly Forgery[] = [
  (stamped, { foreign }) => ({ ...stamped, staff: foreign.staff }),
  (stamped, { foreign }) => ({ ...stamped, signIn: foreign.signIn.id, staff: foreign.staff }),
  (stamped, { foreign }) => ({ ...stamped, signIn: foreign.approval.id, staff: foreign.staff }),
  (stamped, { foreign }) => ({ ...stamped, device: foreign.signIn.device }),
  (stamped, recorded) => ({ ...stamped, ...voided(recorded) }),
  (stamped, recorded) => ({ ...stamped, ...voided(recorded), approval: recorded.foreign.approval.id }),
  (stamped, recorded) => ({ ...stamped, ...voided(recorded), approval: stamped.signIn }),
  (stamped, recorded) => ({ ...stamped, ...given(recorded) }),
  (stamped, recorded) => ({ ...stamped, ...given(recorded), approval: recorded.foreign.approval.id }),
  (stamped, recorded) => ({ ...stamped, ...reduced(recorded), approval: stamped.signIn }),
  (stamped, recorded) => ({ ...stamped, incarnation: recorded.othersIncarnation }),
  (stamped, recorded, random) => {
    const sold = someRecorded(recorded, 'line-added') as { body: { item: object } };
    const line = uuidV7(1.7e12, random.bytes(10));
    return { ...stamped, ...sold, body: { ...sold.body, line, item: { ...sold.body.item, unitPrice: 1 } } };
  },
  (stamped, recorded, random) => {
    const payment = uuidV7(1.7e12, random.bytes(10));
    const money = {
      payment,
      tender: 'cash',
      amount: -random.below(9_999),
      given: 100,
      change: 100,
      bill: 0,
      settles: [],
    };
    return {
      ...stamped,
      orderId: someRecorded(recorded, 'guests-set').orderId,
      type: 'payment-registered',
      body: money,
    };
  },
  (stamped, recorded) => {
    const { orderId } = someRecorded(recorded, 'guests-set');
    return { ...stamped, orderId, type: 'number-given', body: { number: 1, day: '2026-01-01' } };
  },
  (stamped, { foreign }) => {
    const body = { table: 'staff', row: stamped.staff, fields: { role: 'owner', granted: ['staff.edit'] } };
    return { ...without(stamped, 'orderId'), type: 'record-changed', body, approval: foreign.approval.id };
  },
  (stamped, { foreign }) => {
    const body = { table: 'devices', row: foreign.signIn.device, fields: { revoked: true } };
    return { ...without(stamped, 'orderId'), type: 'record-changed', body };
  },
  // By rules that there never were.
  (stamped) => ({ ...stamped, rules: 0 }),
];

const without = (fields: Record<string, unknown>, key: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([one]) => one !== key));

/** @param forged is told the id of each offer that is a lie */
export function thiefWith(
  { device, token, signIn }: Paired,
  recorded: Recorded,
  random: Seeded,
  forged: (id: string) => void,
): Thief {
  const incarnation = Buffer.from(random.bytes(8)).toString('hex');
  let seq = 0;
  const stamp = (): Stamped => {
    const { orderId, type, body } = random.pick(recorded.offers) as Offer & { orderId?: string };
    seq += 1;
    return {
      id: uuidV7(Date.now(), random.bytes(10)),
      clock: Date.now() * 1024,
      device,
      incarnation,
      deviceSeq: seq,
      signIn: signIn.id,
      staff: signIn.staff,
      rules: 1,
      ...(orderId === undefined ? {} : { orderId }),
      type,
      body,
    };
  };
  const forge = (forgery = random.pick(forgeries) as Forgery): Record<string, unknown> => {
    const lie = forgery(stamp(), recorded, random);
    forged(String(lie.id));
    // Set aside, and so not counted in the sequence.
    if (lie.incarnation !== incarnation) seq -= 1;
    return lie;
  };
  const first = written({ type: 'push', offers: [forge(forgeries[0])] });
  let isFirst = true;
  return {
    hello: helloOf(token, incarnation, recorded),
    look: first,
    next() {
      if (isFirst) {
        isFirst = false;
        return first;
      }
      return nextMessage({ recorded, random, stamp, forge });
    },
  };
}

type Said = {
  readonly recorded: Recorded;
  readonly random: Seeded;
  stamp(): Stamped;
  forge(): Record<string, unknown>;
};

function nextMessage({ recorded, random, stamp, forge }: Said): string {
  const luck = random.next();
  if (luck < 0.4) return written({ type: 'push', offers: [forge()] });
  if (luck < 0.75) {
    const offer = stamp();
    // Without its name and number in the sequence the link would be over: that comes below, and seldom.
    const { id, incarnation, deviceSeq } = offer;
    const envelope = { id, incarnation, deviceSeq };
    const rest = mutated({ ...offer, id: '', incarnation: '', deviceSeq: 0 }, random);
    const isObject = typeof rest === 'object' && rest !== null && !Array.isArray(rest);
    return written({ type: 'push', offers: [isObject ? { ...rest, ...envelope } : { ...envelope, type: rest }] });
  }
  if (luck < 0.83) {
    return written({ type: 'reoffer', events: [spoiltSeal(random.pick(recorded.sealed) as GivenBack, random)] });
  }
  if (luck < 0.9) return written({ type: 'beat', pending: random.below(1_000_000), position: random.below(2 ** 31) });
  if (luck < 0.95) return written({ type: 'presence', order: random.chance(0.5) ? null : uuidV7(0, random.bytes(10)) });
  if (luck < 0.99) return written({ type: 'push', offers: [stamp()] });
  return lastWord(stamp(), random);
}

/** Something that the box never sealed, half of the time under a seal of its own. */
function spoiltSeal(given: GivenBack, random: Seeded): object {
  const mac = random.chance(0.5) ? given.mac : Buffer.from(random.bytes(16)).toString('hex');
  if ('row' in given) {
    const fields = {
      ...given.row.fields,
      [random.pick(['name', 'role', 'archived']) ?? '']: mutated('Astrid', random),
    };
    return { row: { ...given.row, fields }, mac };
  }
  const { id, incarnation, deviceSeq } = given.event;
  const event = mutated({ ...given.event, id: '', incarnation: '', deviceSeq: 0 }, random);
  const isObject = typeof event === 'object' && event !== null && !Array.isArray(event);
  const admittedClock = random.chance(0.8) ? given.admittedClock : random.below(2 ** 31);
  return { event: { ...(isObject ? event : { event }), id, incarnation, deviceSeq }, admittedClock, mac };
}

/** After most of these the box hangs up. */
function lastWord(offer: Stamped, random: Seeded): string {
  const push = written({ type: 'push', offers: [offer] });
  const ways = [
    () => written({ type: 'push', offers: [mutated(offer, random), mutated(offer, random)] }),
    () => written(mutated({ type: 'push', offers: [offer] }, random)),
    () => spoilt(push, random),
    () => written({ ...offer, type: 'hello' }),
    () => nestedDeeply(60_000),
    () => written({ type: 'push', offers: Array.from({ length: 300 }, () => offer) }),
    () => written({ type: 'push', offers: [{ ...offer, deviceSeq: 2 ** 53 }] }),
    () => written({ type: 'beat', pending: -0.5 }),
  ];
  return (random.pick(ways) ?? (() => push))();
}

export const helloOf = (token: string, incarnation: string, { position, tag }: Recorded): Hello => ({
  type: 'hello',
  protocol: 1,
  token,
  incarnation,
  position,
  tag,
  multiSession: null,
  outbox: [],
  signIns: [],
  checkpoints: [],
});

import { openRestaurantBox, ownerPin, type RestaurantBox } from '@comanda/server/open-box.fixture.ts';
import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { menuOn } from '@comanda/shared/replica/menu-on.ts';
import { createHeadlessDevice } from '@comanda/shared/replica/node/headless.ts';
import { officeClient } from '@comanda/shared/replica/office-client.ts';
import { askBox, isDeclined } from '@comanda/shared/replica/react/ask-box.ts';
import type { Declined } from '@comanda/shared/replica/react/pairing.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { LinkKind } from '@comanda/shared/sync/device-ports.ts';
import type { Member } from '@comanda/shared/sync/office-api.ts';
import type { SignIn } from '@comanda/shared/sync/wire.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const waiterPin = '1942';
let restaurant: RestaurantBox;
let waiter: string;
let product: string;
let running: DeviceCore[];

beforeEach(async () => {
  running = [];
  restaurant = await openRestaurantBox();
  const { core, pins, newId, nowMs } = restaurant.box();
  const { hashPin } = await import('@comanda/server/staff-pins.ts');
  [waiter, product] = [newId(), newId()];
  const category = newId();
  const person = {
    initials: 'AL',
    colour: '#c2413b',
    granted: [],
    paymentsBarred: false,
    language: null,
    archived: false,
  };
  const dish = {
    code: 'B1',
    price: 7500,
    taxRate: 1200,
    station: null,
    course: null,
    modifierGroups: [],
    allergens: [],
  };
  core.changeRecords([
    { table: 'staff', id: waiter, fields: { id: waiter, name: 'Anna Lind', role: 'waiter', ...person } },
    {
      table: 'categories',
      id: category,
      fields: { id: category, name: 'Beer', rank: 0, station: null, archived: false },
    },
    {
      table: 'products',
      id: product,
      fields: { id: product, name: 'Lager', category, ...dish, availability: 'available', rank: 0, archived: false },
    },
  ]);
  pins.set(waiter, await hashPin(waiterPin), nowMs());
});
afterEach(async () => {
  for (const core of running) core.stop();
  await restaurant.close();
});

const soon = (holds: () => void | Promise<void>, interval = 10): Promise<void> =>
  vi.waitFor(holds, { timeout: 8_000, interval });
/** How often an office may ask the box, and then some. */
const atSightMs = 400;

/** A real device core on a real line, with somebody signed in, and what it asks the box beside the feed. */
async function device(role: Parameters<RestaurantBox['pairDevice']>[0], staff: string, pin: string, only?: LinkKind) {
  const paired = await restaurant.pairDevice(role);
  const address = restaurant.url;
  const { core } = createHeadlessDevice({ address, ...paired, folder: null, ...(only && { only }) });
  running.push(core);
  core.start();
  const { body } = await restaurant.post('/sign-in', { staff, pin }, { authorization: `Bearer ${paired.token}` });
  await soon(() => expect(core.connection().state).toBe('live'));
  core.signIn(body as unknown as SignIn);
  const office = officeClient((question) =>
    askBox(globalThis.fetch, { ...paired, address }, core.signedIn?.id ?? null, question),
  );
  return { ...paired, core, office };
}

/** An answer that is not a no. */
function said<T>(answer: T | Declined): Exclude<T, Declined> {
  if (isDeclined(answer)) throw new Error(`the box said no: ${answer.declined}`);
  return answer as Exclude<T, Declined>;
}

function done(core: DeviceCore, command: Command, approval?: SignIn) {
  const events = core.act(command, () => {}, approval);
  if (isRefusal(events)) throw new Error(events.refused);
  return events;
}

/** A beer that the kitchen has: to make it vanish, a waiter needs a manager. */
function firedBeer(core: DeviceCore) {
  const [order, line] = [core.newId(), core.newId()];
  const [table = null] = core.records('tables').keys();
  const multiSession = core.replica.multiSession ?? '';
  done(core, { type: 'open-order', order, kind: 'table', table, multiSession, guests: 2 });
  const item = sell(menuOn(core), product);
  if (isRefusal(item)) throw new Error(item.refused);
  done(core, { type: 'add-line', order, line, item, quantity: 3, course: null, seat: null });
  done(core, { type: 'fire', order, lines: [line] });
  const voiding = (quantity: number): Command => ({ type: 'void-line', order, line, quantity, reason: 'dropped' });
  const voided = (): number | undefined => orderView(core.book, order)?.lines.find((one) => one.line === line)?.voided;
  return { order, line, voiding, voided };
}

describe.each(['web-socket', 'long-poll'] as const)('by %s', (only) => {
  test('the office sees who is there, how far behind, and finds a machine by its flashing name', async () => {
    const boss = await device('office', restaurant.owner, ownerPin);
    const anna = await device('tablet', waiter, waiterPin, only);
    firedBeer(anna.core);
    const ofAnna = async (): Promise<Member | undefined> =>
      said(await boss.office.members()).members.find((one) => one.device === anna.device);
    await soon(
      async () =>
        expect(await ofAnna()).toMatchObject({
          connected: only,
          state: 'paired',
          lag: 0,
          pending: 0,
          program: '0.1.0',
        }),
      atSightMs,
    );
    expect(Date.now() - ((await ofAnna())?.lastHeardMs ?? 0)).toBeLessThan(5_000);
    expect(anna.core.isIdentified).toBe(false);
    said(await boss.office.identify(anna.device));
    await soon(() => expect(anna.core.isIdentified).toBe(true));
    expect(boss.core.isIdentified).toBe(false);
  });

  test('a revoked device is cut off within a second, and what it still had is for the manager to read', async () => {
    const boss = await device('office', restaurant.owner, ownerPin);
    const anna = await device('tablet', waiter, waiterPin, only);
    const { order } = firedBeer(anna.core);
    await soon(() => expect(anna.core.connection().pending).toBe(0));
    const startMs = performance.now();
    said(await boss.office.revoke(anna.device));
    // Tapped while the news is on its way, at the latest possible moment.
    const events = anna.core.act({ type: 'set-guests', order, guests: 7 });
    await soon(() => expect(anna.core.halted).toBe('revoked'));
    expect(performance.now() - startMs).toBeLessThan(1_000);
    await soon(() => expect(anna.core.unsent).toBe(0));
    const { setAside } = said(await boss.office.setAside());
    expect(setAside).toMatchObject(
      isRefusal(events)
        ? []
        : [
            {
              device: anna.device,
              staff: waiter,
              type: 'guests-set',
              order,
              body: { guests: 7 },
              code: 'device-revoked',
            },
          ],
    );
    expect(await anna.office.members()).toEqual({ declined: 'This device may not be used any more.', code: 'revoked' });
    await soon(() => expect(orderView(boss.core.book, order)?.guests.value).toBe(2));
  });
});

describe('approved on the spot', () => {
  const yes = (staff: string, pin: string, event: string) => ({ staff, pin, event });

  test("a manager's PIN lets a waiter void one thing, once", async () => {
    const anna = await device('tablet', waiter, waiterPin);
    const { voiding, voided } = firedBeer(anna.core);
    expect(anna.core.act(voiding(1))).toEqual({ refused: 'not-permitted' });
    const { event } = anna.core.foresee(voiding(1));
    if (event === null) throw new Error('nobody could approve it');
    const approval = said(await anna.office.approve(yes(restaurant.owner, ownerPin, event)));
    expect(anna.core.signedIn?.staff).toBe(waiter);
    expect(done(anna.core, voiding(1), approval)).toMatchObject([{ id: event, staff: waiter, approval: approval.id }]);
    await soon(() => expect(anna.core.connection().pending).toBe(0));
    expect(voided()).toBe(1);
    // The same yes again, for more.
    expect(isRefusal(anna.core.act(voiding(2), () => {}, approval))).toBe(false);
    await soon(() => expect(anna.core.cards).toMatchObject([{ verdict: { code: 'reused-id' } }]));
    expect(voided()).toBe(1);
    expect(await anna.office.approve(yes(restaurant.owner, ownerPin, event))).toMatchObject({
      code: 'reused-id',
    });
  });

  test('the yes of somebody who may not is no yes, and a wrong PIN is none at all', async () => {
    const anna = await device('tablet', waiter, waiterPin);
    const { voiding, voided } = firedBeer(anna.core);
    const event = anna.core.newId();
    const own = said(await anna.office.approve(yes(waiter, waiterPin, event)));
    expect(anna.core.act(voiding(1), () => {}, own)).toEqual({ refused: 'not-permitted' });
    anna.core.judge = () => null;
    done(anna.core, voiding(1), own);
    await soon(() => expect(anna.core.cards).toMatchObject([{ verdict: { code: 'not-permitted' } }]));
    expect(await anna.office.approve(yes(restaurant.owner, '1111', anna.core.newId()))).toMatchObject({
      code: 'wrong-pin',
    });
    expect(voided()).toBe(0);
  });

  test.each([
    ['for another event', (approval: SignIn, newId: () => string): SignIn => ({ ...approval, event: newId() })],
    ['that the box never gave', (approval: SignIn, newId: () => string): SignIn => ({ ...approval, id: newId() })],
  ])('a yes %s is refused by the box', async (_, forged) => {
    const anna = await device('tablet', waiter, waiterPin);
    const { voiding, voided } = firedBeer(anna.core);
    const event = anna.core.newId();
    const approval = said(await anna.office.approve(yes(restaurant.owner, ownerPin, event)));
    done(
      anna.core,
      voiding(1),
      forged(approval, () => anna.core.newId()),
    );
    await soon(() => expect(anna.core.cards).toHaveLength(1));
    expect(['not-approved', 'not-your-sign-in']).toContain(anna.core.cards[0]?.verdict.code);
    expect(voided()).toBe(0);
  });

  test('a yes given on one device is worth nothing on another, and nobody works under it', async () => {
    const anna = await device('tablet', waiter, waiterPin);
    const other = await device('tablet', waiter, waiterPin);
    const { voiding, voided, order } = firedBeer(anna.core);
    const event = anna.core.newId();
    const elsewhere = said(await other.office.approve(yes(restaurant.owner, ownerPin, event)));
    done(anna.core, voiding(1), elsewhere);
    await soon(() => expect(anna.core.cards).toMatchObject([{ verdict: { code: 'not-your-sign-in' } }]));
    const here = said(await anna.office.approve(yes(restaurant.owner, ownerPin, anna.core.newId())));
    anna.core.signIn(here);
    done(anna.core, { type: 'set-guests', order, guests: 5 });
    await soon(() => expect(anna.core.cards).toMatchObject(Array(2).fill({ verdict: { code: 'not-your-sign-in' } })));
    expect(voided()).toBe(0);
    expect(orderView(anna.core.book, order)?.guests.value).toBe(2);
  });
});

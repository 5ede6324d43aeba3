import type { RecordsChange } from '@comanda/shared/sync/box-records.ts';
import type { Box } from './box.ts';
import { hashPin } from './staff-pins.ts';

export type Founding = {
  readonly name: string;
  /** ISO 4217, e.g. `SEK`. */
  readonly currency: string;
  /** IANA name, e.g. `Europe/Stockholm`. */
  readonly timeZone: string;
  readonly dayStartHour: number;
  readonly tables: number;
  readonly owner: { readonly name: string; readonly pin: string };
};

/**
 * Makes a restaurant that can open tonight: a room with tables, one multi-session, and an owner who can sign in.
 * @returns false, and changes nothing, when there is one already.
 */
export async function foundRestaurant(box: Box, founding: Founding): Promise<boolean> {
  if (box.setting() !== null) return false;
  const owner = box.newId();
  // The PIN first: if the power goes now, a second run finds no restaurant and begins again.
  box.pins.set(owner, await hashPin(founding.owner.pin), box.nowMs());
  box.core.changeRecords(firstRecords(box, founding, owner));
  return true;
}

function firstRecords(box: Box, founding: Founding, owner: string): RecordsChange[] {
  const floor = box.newId();
  const row = (table: RecordsChange['table'], fields: Readonly<Record<string, unknown>>, id = box.newId()) => ({
    table,
    id,
    fields: { id, ...fields, archived: false },
  });
  const { name, currency, timeZone, dayStartHour } = founding;
  return [
    row('settings', { restaurant: name, currency, timeZone, dayStartHour, menuVersion: 0 }),
    row('floors', { name: 'Dining room', rank: 0 }, floor),
    ...Array.from({ length: founding.tables }, (_, at) => row('tables', tableAt(floor, at))),
    row('multi_sessions', {
      name,
      floors: [floor],
      paymentsBarred: false,
      guestsAsked: true,
      courses: true,
      oneWaiterPerTable: false,
    }),
    row('staff', ownerFields(founding.owner.name), owner),
  ];
}

const ownerFields = (name: string) => ({
  name,
  initials: name
    .split(/\s+/)
    .map((part) => part.charAt(0).toUpperCase())
    .join('')
    .slice(0, 4),
  colour: '#7c3aed',
  role: 'owner',
  granted: [],
  paymentsBarred: false,
  language: null,
});

/** Tables in rows of six, in plan pixels, until somebody draws the room as it is. */
function tableAt(floor: string, at: number) {
  const [column, row] = [at % 6, Math.floor(at / 6)];
  return {
    floor,
    number: String(at + 1),
    seats: 4,
    shape: 'square',
    x: 40 + column * 160,
    y: 40 + row * 160,
    width: 100,
    height: 100,
  };
}

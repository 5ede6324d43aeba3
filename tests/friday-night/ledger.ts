import type { Offer } from '@comanda/shared/sync/wire.ts';

/** What one person did with one touch, written down by the test and not by the product. */
export type Entry = {
  readonly offer: Offer;
  readonly json: string;
  readonly device: string;
  /** Which life of the device's disk and of its program it was made in. */
  readonly diskLife: number;
  readonly coreLife: number;
  /** The device said "on this device". */
  confirmed: boolean;
  /** Nobody like its author may ever do this. */
  readonly forbidden: boolean;
  /** A restored box cannot know it and no device that is left holds it. */
  lost: boolean;
  /** Made before a restore: what the box said about it then it may have forgotten. */
  restoredSince: boolean;
};

const kitchenWork: ReadonlySet<string> = new Set(['lines-seen', 'lines-started', 'lines-ready', 'lines-recalled']);

/** Three ways of not being paid, each a permission of its own. */
const notPaidFor: Readonly<Record<string, string>> = {
  'line-voided': 'line.void',
  'line-comped': 'line.comp',
  'discount-set': 'discount',
};

/** What the house lets people do, told a second time and without looking at the product's table. */
function mayNever(
  offer: Offer,
  person: { role: string; granted: readonly string[] },
  undone: Offer | undefined,
): boolean {
  if (offer.approval !== undefined) return false;
  const meant = offer.type === 'undone' ? undone : offer;
  if (meant === undefined || person.role === 'manager' || person.role === 'owner') return false;
  if (meant.type === 'record-changed') return person.role === 'cook' || meant.body.table !== 'customers';
  if (person.role === 'cook') return !kitchenWork.has(meant.type) && meant.type !== 'lines-served';
  const wanted = notPaidFor[meant.type];
  if (wanted !== undefined) return !person.granted.includes(wanted);
  return kitchenWork.has(meant.type);
}

export class Ledger {
  readonly entries = new Map<string, Entry>();
  /** Refusals that a person read and put away. */
  readonly dismissed = new Set<string>();
  /** Runs of a device's program that died in the middle of an act: what it made of it nobody saw. */
  readonly cutShort = new Set<string>();

  write(
    offers: readonly Offer[],
    by: { device: string; diskLife: number; coreLife: number; person: { role: string; granted: readonly string[] } },
  ): Entry[] {
    const { person, ...place } = by;
    return offers.map((offer) => {
      const undone = offer.type === 'undone' ? this.entries.get(offer.body.undoes)?.offer : undefined;
      const forbidden = mayNever(offer, person, undone);
      const entry: Entry = {
        offer,
        json: JSON.stringify(offer),
        ...place,
        confirmed: false,
        forbidden,
        lost: false,
        restoredSince: false,
      };
      this.entries.set(offer.id, entry);
      return entry;
    });
  }
}

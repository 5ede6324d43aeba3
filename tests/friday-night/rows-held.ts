import { remember } from '@comanda/shared/sync/keeping.ts';
import type { RecordRow } from '@comanda/shared/sync/records.ts';
import type { Hand } from './hand.ts';
import type { Night } from './night.ts';

type Held = { readonly what: string; readonly row: RecordRow; readonly field: string; readonly holders: Set<Hand> };

/** Which fields of rows the devices had on their disks when the box was restored: it must know none of them by an older word. */
export class RowsHeld {
  #held = new Map<string, Held>();

  /** @param backupHead where the box stands now: whoever has read no further knows nothing that it does not */
  restored(hands: readonly Hand[], backupHead: number): void {
    this.#held = new Map();
    for (const hand of hands) {
      const { records, reoffers, replica } = remember(hand.tablet.disk.saved());
      const owed = [...reoffers.values()].flatMap((given) => ('row' in given ? [given.row] : []));
      const read = replica.position > backupHead ? [...records.values()].flatMap((rows) => [...rows.values()]) : [];
      for (const row of [...owed, ...read]) for (const field of Object.keys(row.clocks)) this.#add(hand, row, field);
    }
  }

  wiped(hand: Hand): void {
    for (const { holders } of this.#held.values()) holders.delete(hand);
  }

  reckon({ restaurant, watch }: Night): void {
    for (const { what, row, field, holders } of this.#held.values()) {
      const now = restaurant.box.core?.life.records.tables.get(row.table)?.get(row.id)?.clocks[field] ?? -1;
      if (holders.size > 0 && now < (row.clocks[field] ?? 0))
        watch.violated(`I12 ${what} is older than what ${[...holders].map(({ tablet }) => tablet.identity.name)} had`);
    }
  }

  #add(hand: Hand, row: RecordRow, field: string): void {
    const what = `${row.table} ${row.id} ${field}`;
    const known = this.#held.get(what);
    const [mine, theirs] = [row.clocks[field] ?? 0, known?.row.clocks[field] ?? -1];
    if (mine === theirs) known?.holders.add(hand);
    else if (mine > theirs) this.#held.set(what, { what, row, field, holders: new Set([hand]) });
  }
}

import { adds, by, fires, guests, opens, seats } from '@comanda/shared/replica/practice/evening/acts.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';

const anna = by('anna');

/** Guests of whom there is something to say in every sheet: two rounds, dishes of several seats, more than one of a dish. */
const acts = [
  opens('1'),
  guests(3),
  adds('Toast', 2),
  adds('Green olives', 3),
  adds('Sourdough'),
  seats('Toast', 1),
  seats('Sourdough', 2),
  fires('Toast', 'Sourdough'),
  fires('Green olives'),
].map(anna);

const hourMs = 3_600_000;

/** Lays one table, so that its sheets can be shown, and expects a party at another. */
export function seatParty(core: DeviceCore): void {
  const ids = new Map<string, string>();
  const idOf = (name: string): string => {
    const id = ids.get(name) ?? core.newId();
    ids.set(name, id);
    return id;
  };
  for (const { does } of acts) does(core, idOf);
  const [, table] = core.records('tables').keys();
  core.act({
    type: 'open-order',
    order: core.newId(),
    kind: 'table',
    table: table ?? null,
    multiSession: core.replica.config?.multiSession ?? '',
    guests: null,
    expected: { atMs: Math.floor(core.boxNowMs()) + hourMs, guests: 4 },
  });
}

import type { MultiSession } from '@comanda/shared/floor/floor.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { words } from '../words.ts';
import { useChange } from './change.ts';
import { lastRank, useRows } from './rows.ts';

/** A multi-session shares at most so many floors. */
const mostFloors = 50;

/** The floors of a multi-session, changed from its own form as well as from the form of a device that belongs to it. */
export function useShareFloor(group: MultiSession) {
  const core = useDevice();
  const change = useChange();
  const rows = useRows('floors');
  const said = words.multiSessions;
  const wishFor = (floors: string[]) => ({ table: 'multi_sessions' as const, id: group.id, fields: { floors } });
  return {
    /** Those that are there to be shared, and those that are. */
    floors: [...rows.values()].filter(({ archived }) => !archived).sort((a, b) => a.rank - b.rank),
    shared: new Set(group.floors),
    toggle(id: string, isShared: boolean): void {
      const name = rows.get(id)?.name ?? '';
      const floors = isShared ? [...group.floors, id].slice(0, mostFloors) : group.floors.filter((one) => one !== id);
      change(wishFor(floors), isShared ? said.floorAdded(name, group.name) : said.floorRemoved(name, group.name));
    },
    /** Makes a floor and shares it, in one go. */
    add(name: string): void {
      const id = core.newId();
      const fields = { name, rank: lastRank(rows.values()), archived: false };
      change(
        [{ table: 'floors', id, fields }, wishFor([...group.floors, id].slice(0, mostFloors))],
        said.floorAdded(name, group.name),
      );
    },
  };
}

import type { BoxCore } from '@comanda/shared/sync/box-core.ts';
import type { BoxStore } from '@comanda/shared/sync/box-ports.ts';
import type { Links, StoredDocument } from '@comanda/shared/sync/device-ports.ts';
import type { House } from './house.ts';
import type { PairedDevice } from './paired-device.ts';

export type RestaurantOptions = { readonly tablets?: number; readonly seed?: number };

export type Role = 'tablet' | 'kitchen' | 'till';

/** Done at once where time is virtual. */
type Soon<T = void> = T | Promise<T>;

/**
 * What a story needs: a restaurant with a box and tablets, things that can happen to them, and a way to wait. It is the same
 * in memory, where time is wound, and on real sockets and disks, where it passes.
 */
export type Stage = Pick<
  House,
  'staff' | 'becomes' | 'multiSessions' | 'product' | 'plainProducts' | 'table' | 'tables'
> & {
  readonly box: StageBox;
  readonly tablets: readonly StageTablet[];
  tablet(number: number): StageTablet;
  /** In the hands of somebody who is signed in: the owner, if nobody is named. */
  addTablet(role?: Role, staff?: string, multiSession?: string): Soon<StageTablet>;
  cut(number: number): void;
  mend(number: number): void;
  /** Waits until whoever can reach the box is up to date and owes it nothing, and whoever cannot knows it. */
  settle(): Soon;
  /** Waits until `holds` does not throw any more. */
  until(holds: () => void): Soon;
  /** As `kill -9`: the box is gone in the middle of whatever it does. */
  killBox(): Soon;
  startBox(): Soon;
  backUp(): Soon<Buffer>;
  /** The box is dead, and what its disk says is what it said when the backup was made. */
  restore(backup: Buffer): Soon;
  /** What an owner would ask the database. */
  sql<T>(query: string, ...parameters: unknown[]): T[];
};

export type StageBox = {
  /** Null while the box is down. */
  readonly core: BoxCore | null;
  /** Stands between core and store from the next start on. */
  wrapStore: (store: BoxStore) => BoxStore;
  /** Commits that failed: none does unless a story makes it. */
  readonly failures: readonly unknown[];
  /** Forgets the feed up to a position, as the box does with what is older than its devices need. */
  prune(before: number): void;
};

export type StageTablet = PairedDevice & {
  readonly cable: StageCable;
  readonly disk: { saved(): StoredDocument[]; wipe(): void };
  /** What is wrong with this device's wall clock, in ms. */
  wallSkewMs: number;
  /** Stands between the core and each new line, for devices that cheat. */
  wrapLinks: (links: Links) => Links;
  /** The program dies without a word. */
  kill(): Soon;
  restart(): Soon;
};

/**
 * `close`: the line breaks and both ends hear of it, as when the Wi-Fi is switched off. `swallow`: nothing comes through and
 * nobody is told, as when a tablet is carried out of reach. The simulated cable always swallows.
 */
export type StageCable = {
  cut(how?: 'close' | 'swallow'): void;
  /** With `leaveSilent` what was silent stays dead until somebody notices; else it breaks now. */
  mend(how?: { readonly leaveSilent?: boolean }): void;
};

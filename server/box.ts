import { randomBytes } from 'node:crypto';
import { uuidV7 } from '@comanda/shared/base/ids.ts';
import { BoxCore } from '@comanda/shared/sync/box-core.ts';
import type { Seal } from '@comanda/shared/sync/box-ports.ts';
import { recordsOf, settingOf } from '@comanda/shared/sync/box-records.ts';
import type { DayReductions } from '@comanda/shared/sync/office-api.ts';
import type { Setting } from '@comanda/shared/sync/settings.ts';
import { businessDayAfter } from './business-day.ts';
import type { Log } from './log.ts';
import { inShortTurns } from './short-turns.ts';
import { backUp } from './store/backup.ts';
import { openRestaurant, type SqliteBoxStore } from './store/box-store.ts';
import { deviceTokens } from './store/devices.ts';
import { diskLook } from './store/disk-look.ts';
import { databaseFile } from './store/files.ts';
import { makeFolder } from './store/folders.ts';
import { assertNotGone } from './store/gone.ts';
import { inWorker } from './store/in-worker.ts';
import { isDurable } from './store/open.ts';
import { pairingCodes } from './store/pairing.ts';
import { staffPins } from './store/pins.ts';
import { sealOf } from './store/seal.ts';
import { setAsideRows } from './store/set-aside.ts';
import { troubleOf } from './store/trouble.ts';

/** A restaurant that is open: the core that decides, and what only the box knows of its devices and its people. */
export type Box = {
  readonly core: BoxCore;
  readonly store: SqliteBoxStore;
  readonly seal: Seal;
  readonly devices: ReturnType<typeof deviceTokens>;
  readonly codes: ReturnType<typeof pairingCodes>;
  readonly pins: ReturnType<typeof staffPins>;
  readonly setAside: ReturnType<typeof setAsideRows>;
  /** Somebody may have taken them away while nobody taps: then the box begins anew, as after a failed commit. */
  lookAtFiles(): void;
  /**
   * SQLite does not read again what it has in memory, so nobody's tap finds out that the disk lost something there: this reads what is
   * on the disk, beside the box. Damage that SQLite sees is a failure of the core, and what is damaged is not opened again. A letter
   * that fell in what was sealed stops nobody's evening: every device is told, and the box goes on.
   */
  lookInside(): Promise<void>;
  /** What was not paid on a business day, or with null on the one that goes on: read beside the box. */
  reductions(day: string | null): Promise<DayReductions>;
  /** Is what it acknowledges on the disk itself? */
  isDurable(): boolean;
  /** Gives the path of the backup's manifest. */
  backUp(folder: string): Promise<string>;
  /** Null until the restaurant is founded. */
  setting(): Setting | null;
  nowMs(): number;
  newId(): string;
  close(): void;
};

/** What is known of a restaurant that is opened again. */
export type Reopening = {
  /** It stood here a moment ago: nothing is founded in its place. */
  readonly stoodHere: boolean;
  /** Something was not as it was written: SQLite reads all of it before anything is served. */
  readonly isSuspect: boolean;
};

/**
 * Opens the restaurant of a folder, and founds an empty one in an empty folder.
 * @throws DatabaseInUse when another process has it open, DatabaseGone when there was one, DatabaseDamaged
 */
export function openBox(
  data: string,
  log: Log,
  onFailure: (error: unknown) => void,
  { stoodHere, isSuspect }: Reopening = { stoodHere: false, isSuspect: false },
): Box {
  makeFolder(data);
  assertNotGone(databaseFile(data), stoodHere);
  const { database, store } = openRestaurant(databaseFile(data), { isSuspect });
  const seal = sealOf(database);
  // The core asks for the first business day while it is being made, so its own records are not there to look into.
  let setting = () => settingOf(recordsOf(store.load().records));
  const core = new BoxCore({
    ...worldThat(onFailure),
    store,
    seal,
    log: {
      info: (message, details) => log.info(details ?? {}, message),
      warn: (message, details) => log.warn(details ?? {}, message),
    },
    nextBusinessDay: (ended, nowMs) => businessDayAfter(ended, nowMs, setting()),
    onFailure,
  });
  setting = () => settingOf(core.life.records);
  return {
    core,
    store,
    seal,
    devices: deviceTokens(database),
    codes: pairingCodes(database, randomBytes),
    pins: staffPins(database),
    setAside: setAsideRows(database),
    lookAtFiles() {
      try {
        store.assertThere();
      } catch (error) {
        onFailure(error);
      }
    },
    lookInside: diskLook(
      data,
      {
        found(problem) {
          if (problem !== null) log.error({ problem }, 'what is on the disk is not what the box wrote');
          core.sayDamaged(problem !== null);
        },
        failed(error) {
          if (troubleOf(error) === 'damaged') onFailure(error);
          else log.warn({ err: error }, 'the box could not look at what is on its disk');
        },
      },
      monotonicMs,
    ),
    reductions: (day) => inWorker({ task: 'reductions', file: databaseFile(data), day }),
    isDurable: () => isDurable(database),
    backUp: (folder) => backUp(database, folder, Date.now()),
    setting: () => setting(),
    nowMs: Date.now,
    newId: () => uuidV7(Date.now(), randomBytes(10)),
    close() {
      core.stop();
      database.close();
    },
  };
}

export const monotonicMs = (): number => performance.now();

export function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Work for later is done for so long in one turn of the event loop; then whoever is on the line is heard. */
const soon = inShortTurns(10);

/** This machine's clock, chance and timers. A bug in what the core does later is a failure of the core, as one at once is. */
function worldThat(onFailure: (error: unknown) => void) {
  const surviving = (run: () => void) => () => {
    try {
      run();
    } catch (error) {
      onFailure(error);
    }
  };
  return {
    clock: { wallMs: Date.now, monotonicMs },
    random: { bytes: (count: number): Uint8Array => randomBytes(count) },
    scheduler: {
      soon: (run: () => void) => soon(surviving(run)),
      after: (ms: number, run: () => void) => after(ms, surviving(run)),
    },
  };
}

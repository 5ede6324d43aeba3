import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { addressesOf } from './addresses.ts';
import { adminRoutes } from './admin/admin-routes.ts';
import { localUrl, newAdminToken, removeWhereabouts, writeWhereabouts } from './admin/whereabouts.ts';
import { createBackupKeeper } from './backups/keeper.ts';
import { backupsIn } from './backups/shelf.ts';
import { after, type Box, monotonicMs, openBox } from './box.ts';
import { businessDayAt } from './business-day.ts';
import type { Config } from './config.ts';
import { createLog, type Log } from './log.ts';
import { type AppFolders, appRoutes } from './routes/apps.ts';
import { deviceRoute } from './routes/device.ts';
import { healthRoutes } from './routes/health.ts';
import { officeRoutes } from './routes/office/routes.ts';
import { pairRoute } from './routes/pair.ts';
import { setupRoutes } from './routes/setup/setup-routes.ts';
import { approvalRoute, signInRoute } from './routes/sign-in.ts';
import { troubleOf } from './store/trouble.ts';
import type { OwnPorts } from './sync/front-door.ts';
import { type LineLimits, usualLimits } from './sync/guarded-line.ts';
import { createLinkRoom, type LinkRoom } from './sync/link-room.ts';
import { longPollRoute } from './sync/long-poll-route.ts';
import { socketRoute } from './sync/socket-route.ts';
import { createSwitchboard, type Switchboard } from './sync/switchboard.ts';
import { createSecondDoor, type SecondDoor } from './tls/second-door.ts';
import { createWebServer } from './web-server.ts';

export type StartedBox = {
  /** How this machine calls it. */
  readonly url: string;
  readonly port: number;
  /** How devices called it when it opened. */
  readonly addresses: readonly string[];
  /** How installed apps call it, the address that stays first; none without https. */
  readonly secureAddresses: readonly string[];
  /** Looks now whether another certificate should be shown, as the box does every minute. */
  lookAtCertificate(): Promise<void>;
  /** The box of the moment; null while it opens its store again. */
  box(): Box | null;
  /** Says goodbye to all devices and ends. Takes about a second at most. */
  stop(): Promise<void>;
};

export type BoxParts = {
  readonly log?: Log;
  readonly apps?: AppFolders;
  readonly limits?: Partial<LineLimits>;
};

const builtApp = (name: string): string => fileURLToPath(new URL(`../${name}/dist`, import.meta.url));
const builtApps: AppFolders = {
  '/': builtApp('tablet-app'),
  '/kds/': builtApp('kds-app'),
  '/office/': builtApp('office-app'),
  '/gallery/': builtApp('shared/ui/gallery'),
  '/gallery/tablet/': builtApp('tablet-app/gallery'),
};

/** @throws DatabaseInUse when a box runs on this folder already. */
export async function startBox(config: Config, parts: BoxParts = {}): Promise<StartedBox> {
  const log = parts.log ?? createLog(config.logLevel);
  const switchboard = createSwitchboard<Box>({ start: startCore(config, log), log, monotonicMs, after });
  const room = createLinkRoom({ switchboard, limits: { ...usualLimits, ...parts.limits }, log, monotonicMs });
  const token = newAdminToken();
  const door = createSecondDoor(config, log, monotonicMs);
  const app = await createWebServer(log, {
    origins: config.origins,
    hosts: [...config.hosts, `${config.hostName}.local`, hostname().toLowerCase()],
    ownPorts: () => portsOf(app, door),
  });
  healthRoutes(app, switchboard);
  socketRoute(app, room);
  longPollRoute(app, room);
  pairRoute(app, switchboard);
  signInRoute(app, switchboard);
  approvalRoute(app, switchboard);
  officeRoutes(app, switchboard);
  deviceRoute(app, switchboard);
  adminRoutes(app, switchboard, { token, door, folder: resolve(config.data) });
  setupRoutes(app, { restaurant: () => switchboard.running()?.setting()?.restaurant ?? null, door });
  await appRoutes(app, parts.apps ?? builtApps);

  await openDoors(app, door, config).catch(async (error: unknown) => {
    switchboard.stop();
    await app.close();
    throw error;
  });
  const { http: port } = portsOf(app, door);
  const url = localUrl(config.host, port);
  const addresses = addressesOf(config.host, port);
  const secureAddresses = door.addresses();
  const backups = keepBackups(config, log, switchboard);
  const stopDays = lookAfter(switchboard, log, () => void backups.look());
  const silence = sayWhere({ config, log, port, door }, () => {
    writeWhereabouts(config.data, {
      url,
      addresses: addressesOf(config.host, port),
      secureAddresses: door.addresses(),
      token,
      pid: process.pid,
    });
  });
  log.info({ addresses }, 'the box is open');

  return {
    url,
    port,
    addresses,
    secureAddresses,
    lookAtCertificate: door.look,
    box: switchboard.running,
    async stop() {
      removeWhereabouts(config.data);
      stopDays();
      await silence();
      switchboard.stop();
      await goodbyesSaid(room);
      await Promise.all([app.close(), door.close()]);
      log.info('the box is closed');
    },
  };
}

const keepBackups = (config: Config, log: Log, { running }: Pick<Switchboard<Box>, 'running'>) =>
  createBackupKeeper({
    folder: backupsIn(config.data),
    everyHours: config.backupEveryHours,
    keep: config.backupKeep,
    log,
    nowMs: Date.now,
    running,
  });

function startCore(config: Config, log: Log) {
  let [stoodHere, isSuspect] = [false, false];
  return (onFailure: (error: unknown) => void) => {
    const noted = (error: unknown) => {
      isSuspect ||= troubleOf(error) === 'damaged';
      onFailure(error);
    };
    const box = openBox(config.data, log, noted, { stoodHere, isSuspect });
    [stoodHere, isSuspect] = [true, false];
    return { box, connect: box.core.connect.bind(box.core), close: box.close };
  };
}

const minuteMs = 60_000;
const minutesBetweenLooks = 10;
/** Devices that have been away for longer than this many changes are given a snapshot instead of the feed. */
export const keptFeed = 100_000;

/** A new business day begins at its hour, whoever is there to begin it; the feed is shortened a step at a time. */
function lookAfter(switchboard: Switchboard<Box>, log: Log, everyMinute: () => void): () => void {
  const look = () => {
    const box = switchboard.running();
    if (box === null) return;
    box.lookAtFiles();
    if (switchboard.running() !== box) return;
    box.store.prune(box.core.life.head - keptFeed);
    const heard = new Map(box.core.links().map(({ device, silentMs }) => [device, Math.floor(box.nowMs() - silentMs)]));
    if (heard.size > 0) box.devices.seen(heard);
    const setting = box.setting();
    if (setting === null) return;
    if (businessDayAt(box.nowMs(), setting) > box.core.life.businessDay) {
      log.info({ day: box.core.closeDay() }, 'the business day ended');
    }
  };
  const lookAgain = () => {
    try {
      look();
    } catch (error) {
      // Nobody waits for this. If the disk is at fault, the next commit finds out and opens the store again.
      log.error({ err: error }, 'the box could not look after its day and its feed');
    }
  };
  // Not before the doors are open: a restaurant that starts its box in the middle of an evening waits for nothing else.
  const first = setImmediate(lookAgain);
  let minutes = 0;
  const timer = setInterval(() => {
    lookAgain();
    minutes += 1;
    if (minutes % minutesBetweenLooks === 1) void switchboard.running()?.lookInside();
    everyMinute();
  }, minuteMs);
  return () => {
    clearImmediate(first);
    clearInterval(timer);
  };
}

type Where = { readonly config: Config; readonly log: Log; readonly port: number; readonly door: SecondDoor };

/** Tells commands (`write`) and the network where the box is and by what it is known, and again when that is another. */
function sayWhere({ config, log, port, door }: Where, write: () => void): () => Promise<void> {
  write();
  const bonjour = config.advertise ? startBonjour(log, config.hostName, port, door) : null;
  door.whenChanged(() => {
    try {
      write();
    } catch (error) {
      // The door is open whether or not a file can say so.
      log.error({ err: error }, 'commands will not know the new addresses of the box');
    }
    const authority = door.shown()?.authority?.fingerprint;
    log.info({ addresses: door.addresses(), authority }, 'this is how the box is called by https from now on');
    void bonjour?.then(({ sayAnew }) => sayAnew());
  });
  return async () => (await bonjour)?.stop();
}

async function startBonjour(log: Log, hostName: string, port: number, door: SecondDoor) {
  // Nobody waits for it, and many boxes never need it.
  const { announce, securityText } = await import('./advertise.ts');
  const { say, stop } = await announce(log, { hostName, port, txt: securityText(door.state()) });
  return { sayAnew: () => say(securityText(door.state())), stop };
}

/** The box is reached by both or by none. */
async function openDoors(app: FastifyInstance, door: SecondDoor, config: Config): Promise<void> {
  await app.listen({ host: config.host, port: config.port });
  await door.open(app);
}

function portsOf(app: FastifyInstance, door: SecondDoor): OwnPorts {
  const address = app.server.address() as { port: number } | null;
  const state = door.state();
  return { http: address?.port ?? 0, https: 'open' in state ? state.open.port : null };
}

const goodbyeMs = 1_000;

/** Waits until the goodbyes have been answered, or long enough. */
function goodbyesSaid(room: LinkRoom): Promise<void> {
  return new Promise((gone) => {
    const timer = setTimeout(gone, goodbyeMs);
    room.whenEmpty(() => {
      clearTimeout(timer);
      // The last answer of a long poll is written in this turn of the event loop.
      setTimeout(gone, 20);
    });
  });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { samplePins, sampleRestaurant } from '@comanda/shared/sample/sample-restaurant.ts';
import { recordTableNames } from '@comanda/shared/sync/records.ts';
import { pairingUrl } from './addresses.ts';
import { adminOf } from './admin/admin.ts';
import { isDeclined } from './admin/wishes.ts';
import { type Box, openBox } from './box.ts';
import { tablesForPeople } from './colleagues/instructions.ts';
import { qrCode } from './commands/pair.ts';
import type { Config } from './config.ts';
import type { PlaygroundPerson } from './demo/page-server.ts';
import { layOutPlayground } from './demo/playground.ts';
import { startColleagues } from './demo-colleagues.ts';
import { createLog } from './log.ts';
import { type StartedBox, startBox } from './main.ts';
import { hashPin } from './staff-pins.ts';

export type DemoOptions = {
  readonly config: Config;
  /** The folder stays when the demo ends. */
  readonly keep: boolean;
  readonly say: (line: string) => void;
  /** QR codes are for people. */
  readonly interactive: boolean;
  /** How busy the simulated colleagues are; 0: nobody else is there. */
  readonly ordersPerMinute: number;
};

export type Demo = { readonly started: StartedBox; readonly data: string; stop(): Promise<void> };

/** A restaurant to play with, in a folder of its own that is gone afterwards. Real data are never touched. */
export async function runDemo({ config, keep, say, interactive, ordersPerMinute }: DemoOptions): Promise<Demo> {
  const data = mkdtempSync(join(tmpdir(), 'comanda-demo-'));
  const people = await loadSample(data);
  const playground = await layOutPlayground(config);
  const { origins } = playground;
  const started = await startAnywhere({
    ...config,
    data,
    backupEveryHours: 0,
    port: portBeside(config.port),
    origins: [...config.origins, ...origins],
  });
  await playground.plugIn(started, people, ordersPerMinute > 0 ? tablesForPeople : []);
  const colleagues = ordersPerMinute > 0 ? await sendColleagues(started, data, ordersPerMinute) : null;
  const stop = async () => {
    await colleagues?.stop();
    await playground.close();
    await started.stop();
    if (!keep) rmSync(data, { recursive: true, force: true });
  };
  for (const { name, role, pin } of people) say(`${name.padEnd(16)} ${role.padEnd(8)} PIN ${pin}`);
  await offerPairing(started, say, interactive);
  say(
    `Two tablets, a kitchen, a till, an office and switches that cut their cables: ${playground.addresses.join(' ')}`,
  );
  if (colleagues !== null)
    say(`Colleagues serve ${ordersPerMinute} parties a minute; tables ${tablesForPeople.join(', ')} are yours.`);
  return { started, data, stop };
}

/** The demo's own page has the port that was asked for; the box stands beside it. */
const portBeside = (port: number): number => (port === 0 || port === 65_535 ? 0 : port + 1);

/** At the port that was asked for or, when another program has it, at any. */
function startAnywhere(config: Config): Promise<StartedBox> {
  const log = createLog(config.logLevel);
  return startBox(config, { log }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      return startBox({ ...config, port: 0 }, { log });
    }
    throw error;
  });
}

/** The restaurant of the demo, made before it opens. Gives who may sign in. */
async function loadSample(data: string): Promise<PlaygroundPerson[]> {
  const box = openBox(data, createLog('silent'), (error) => {
    throw error;
  });
  const rows = sampleRestaurant();
  box.core.changeRecords(
    recordTableNames.flatMap((table) => rows[table].map((fields) => ({ table, id: fields.id, fields }))),
  );
  const pins = samplePins();
  for (const [staff, pin] of pins) box.pins.set(staff, await hashPin(pin), box.nowMs());
  box.close();
  return rows.staff.flatMap(({ id, name, role }) => {
    const pin = pins.get(id);
    return pin === undefined ? [] : [{ id, name, role, pin }];
  });
}

function openBoxOf(started: StartedBox): Box {
  const box = started.box();
  if (box === null) throw new Error('the demo could not save');
  return box;
}

function sendColleagues(started: StartedBox, data: string, ordersPerMinute: number) {
  const [multiSession] = sampleRestaurant().multi_sessions;
  return startColleagues({
    box: openBoxOf(started),
    address: started.url,
    data,
    multiSession: multiSession?.id ?? '',
    pins: samplePins(),
    ordersPerMinute,
  });
}

/** One code for each kind of device, all in the first multi-session. */
async function offerPairing(started: StartedBox, say: (line: string) => void, interactive: boolean): Promise<void> {
  const box = openBoxOf(started);
  const [multiSession] = sampleRestaurant().multi_sessions;
  for (const role of ['tablet', 'kitchen', 'till', 'office'] as const) {
    const offer = await adminOf(box).ask('pair', { role, ...(multiSession && { multiSession: multiSession.id }) });
    if (isDeclined(offer)) throw new Error(offer.detail);
    const url = pairingUrl(started.addresses[0] ?? started.url, role, offer.code);
    say(`${offer.name.padEnd(16)} ${url}`);
    if (interactive && role === 'tablet') say(await qrCode(url));
  }
}

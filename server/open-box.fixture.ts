import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeviceRole } from '@comanda/shared/floor/floor.ts';
import { protocolVersion } from '@comanda/shared/sync/wire.ts';
import { adminClient } from './admin/admin-client.ts';
import { readWhereabouts } from './admin/whereabouts.ts';
import { isDeclined } from './admin/wishes.ts';
import type { Config } from './config.ts';
import { foundRestaurant } from './found.ts';
import { createLog } from './log.ts';
import { type BoxParts, startBox } from './main.ts';

export const ownerPin = '2468';

export const testConfig = (data: string): Config => ({
  data,
  host: '127.0.0.1',
  port: 0,
  logLevel: 'silent',
  hostName: 'comanda',
  advertise: false,
  origins: [],
  hosts: [],
  https: false,
  httpsPort: 0,
  tlsCert: '',
  tlsKey: '',
  backupEveryHours: 0,
  backupKeep: 12,
});

/** A restaurant that is open on this machine, in a folder of its own. */
export async function openRestaurantBox(parts: BoxParts = {}, settings: Partial<Config> = {}) {
  const data = mkdtempSync(join(tmpdir(), 'comanda-box-'));
  const started = await startBox({ ...testConfig(data), ...settings }, { log: createLog('silent'), ...parts });
  const box = () => {
    const running = started.box();
    if (running === null) throw new Error('the box is opening its store');
    return running;
  };
  await foundRestaurant(box(), {
    name: 'Bistro',
    currency: 'SEK',
    timeZone: 'Europe/Stockholm',
    dayStartHour: 5,
    tables: 4,
    owner: { name: 'Olga Berg', pin: ownerPin },
  });
  const [owner] = box().core.life.records.tables.get('staff')?.keys() ?? [];
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${started.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const retryAfter = Number(answer.headers.get('retry-after'));
    return { status: answer.status, retryAfter, body: (await answer.json()) as Record<string, unknown> };
  };
  const admin = () => {
    const whereabouts = readWhereabouts(data);
    if (whereabouts === null) throw new Error('the box did not say where it is');
    return adminClient(whereabouts);
  };
  return {
    ...started,
    data,
    box,
    admin,
    post,
    owner: owner ?? '',
    async pairDevice(role: DeviceRole = 'tablet') {
      const offer = await admin().ask('pair', { role });
      if (isDeclined(offer)) throw new Error(offer.detail);
      const { body } = await post('/pair', { code: offer.code });
      return { device: offer.device, token: String(body.token) };
    },
    async close() {
      await started.stop();
      rmSync(data, { recursive: true });
    },
  };
}

export type RestaurantBox = Awaited<ReturnType<typeof openRestaurantBox>>;

/** The first word of a device that knows nothing yet. */
export const hello = (token: string, incarnation = '0123456789abcdef') => ({
  type: 'hello',
  protocol: protocolVersion,
  token,
  incarnation,
  position: 0,
  tag: null,
  multiSession: null,
  outbox: [],
  signIns: [],
  checkpoints: [],
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { authorityFile } from './authority/files.ts';
import { keepShowing, type Shown, shownNow } from './keeper.ts';
import { createVisits } from './visits.ts';

const dayMs = 86_400_000;
let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'comanda-keeper-'));
});
afterEach(() => rmSync(data, { recursive: true }));

/** A box whose clock and network can be changed. */
async function kept() {
  const lines: string[] = [];
  const box = { nowMs: Date.now(), addresses: ['192.168.1.20'] };
  const parts = {
    log: createLog('info', { write: (line: string) => void lines.push(line) }),
    nowMs: () => box.nowMs,
    addresses: () => box.addresses,
  };
  const wanted = { data, hostName: 'bistro', hosts: [], tlsCert: '', tlsKey: '' };
  const shown: Shown[] = [await shownNow(wanted, parts)];
  const keeper = keepShowing(shown[0] as Shown, wanted, parts, (next) => shown.push(next));
  keeper.stop();
  const said = () => lines.map((line) => JSON.parse(line) as { level: string; msg: string; because?: string });
  return { box, shown, look: keeper.look, said };
}

test('a box that is moved, or grows old, shows another certificate of the same authority; else it keeps its own', async () => {
  const { box, shown, look, said } = await kept();
  await look();
  expect(shown).toHaveLength(1);
  box.addresses = ['10.0.0.7'];
  await look();
  expect(shown[1]?.names).toEqual(['bistro.local', 'localhost', '127.0.0.1', '0:0:0:0:0:0:0:1', '10.0.0.7']);
  // Thirty days before its end it is due: a certificate counts whole seconds, so not to the millisecond.
  box.nowMs += 367 * dayMs;
  await look();
  expect(shown[2]?.endsMs).toBeGreaterThan(box.nowMs + 390 * dayMs);
  await look();
  expect(shown).toHaveLength(3);
  expect(new Set(shown.map(({ authority }) => authority?.fingerprint)).size).toBe(1);
  expect(said().map(({ because }) => because)).toEqual([
    'there was none',
    'the box is at 10.0.0.7 now',
    'its end was near',
  ]);
});

test('what cannot be looked after is complained about once, the old certificate stays, and a mended one is taken', async () => {
  const { box, shown, look, said } = await kept();
  const good = readFileSync(authorityFile(data), 'utf8');
  writeFileSync(authorityFile(data), 'rubbish');
  box.addresses = ['10.0.0.7'];
  for (let minute = 0; minute < 3; minute++) await look();
  expect(said().filter(({ level }) => level === 'error')).toHaveLength(1);
  expect(shown).toHaveLength(1);
  writeFileSync(authorityFile(data), good);
  await look();
  expect(shown).toHaveLength(2);
});

test('the last try of each device is known for a minute, of 256 devices at most', () => {
  let nowMs = 0;
  const visits = createVisits(() => nowMs);
  visits.note('192.168.1.7', 'reached');
  visits.note('::ffff:192.168.1.7', 'refused');
  visits.note(undefined, 'trusted');
  expect(visits.last('192.168.1.7')).toBe('refused');
  nowMs = 61_000;
  expect(visits.last('192.168.1.7')).toBeNull();
  for (let host = 0; host < 300; host++) visits.note(`10.0.${host >> 8}.${host & 255}`, 'trusted');
  expect([visits.last('10.0.0.43'), visits.last('10.0.0.44')]).toEqual([null, 'trusted']);
});

import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { announce, securityText } from './advertise.ts';
import { createLog } from './log.ts';

test('a network without multicast is one line in the log, and nothing else', async () => {
  const lines: string[] = [];
  const to = { write: (line: string) => void lines.push(line) };
  const announced = await announce(
    createLog('info', to),
    { hostName: 'comanda', port: 8080, txt: {} },
    async () => 'send ENETUNREACH 224.0.0.251:5353',
  );
  await announced.stop();
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', reason: 'send ENETUNREACH 224.0.0.251:5353' });
});

test('a second box of the same name says so in the log, and is not announced', async ({ skip }) => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  const hostName = `comanda-${process.pid}`;
  const first = await announce(log, { hostName, port: 18080, txt: {} });
  if (lines.some((line) => line.includes('multicast'))) return skip('This network has no multicast.');
  // The library announces on its own time.
  await sleep(1_500);
  const second = await announce(log, { hostName, port: 18081, txt: {} });
  await Promise.all([first.stop(), second.stop()]);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'warn',
    name: hostName,
    other: expect.stringContaining('18080'),
  });
});

test('Bonjour says where https is and by what the authority is known, in the letters of a pin', () => {
  const shown = (fingerprint: string | null) => ({
    open: { port: 8443, shown: () => ({ authority: fingerprint === null ? null : { certificate: '', fingerprint } }) },
  });
  expect(securityText(shown('AB:0C') as never)).toEqual({ https: '8443', ca: 'ab0c' });
  expect(securityText(shown(null) as never)).toEqual({ https: '8443' });
  expect(securityText({ closed: 'off' })).toEqual({});
});

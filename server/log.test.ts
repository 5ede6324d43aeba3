import { expect, test } from 'vitest';
import { createLog } from './log.ts';

test('no token, PIN, code or authorization reaches a log line', () => {
  const lines: string[] = [];
  const to = { write: (line: string) => void lines.push(line) };
  const log = createLog('info', to);
  log.info({ token: 'secret-1', code: 'secret-2', body: { pin: 'secret-3' } }, 'paired');
  log.info({ request: { headers: { authorization: 'Bearer secret-4' } } }, 'asked');
  expect(lines.join('')).not.toContain('secret');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', msg: 'paired', token: '***' });
});

test('the code of an error stays readable', () => {
  const lines: string[] = [];
  const to = { write: (line: string) => void lines.push(line) };
  createLog('info', to).error(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
  expect(lines.join('')).toContain('ENOSPC');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from './config.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comanda-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, 'comanda.toml');
  writeFileSync(path, text);
  return path;
}

const read = (sources: { flags?: Record<string, unknown>; env?: Record<string, string> }) =>
  readConfig({ flags: sources.flags ?? {}, env: sources.env ?? {} });

test('a flag goes before a variable, a variable before the file, the file before what is usual', () => {
  const config = file('port = 1\nhost = "10.0.0.1"\nhost-name = "bistro"\n');
  const answer = read({ flags: { config, port: '3' }, env: { COMANDA_PORT: '2', COMANDA_HOST: '10.0.0.2' } });
  expect(answer).toMatchObject({
    config: { port: 3, host: '10.0.0.2', hostName: 'bistro', logLevel: 'info' },
    origins: { port: '--port', host: 'COMANDA_HOST', hostName: `${config}:3`, logLevel: 'default' },
  });
});

test('everything that is wrong is said at once, with the place it comes from', () => {
  const config = file('prot = 8080\nlog-level = "loud"\norigins = ["pos.example.com"]\n');
  const answer = read({
    flags: { config, port: '99999' },
    env: { COMANDA_ADVERTISE: 'perhaps', COMANDA_LOG_LEVLE: 'info' },
  });
  expect('errors' in answer ? answer.errors : []).toEqual([
    'COMANDA_LOG_LEVLE (the environment) is no setting. Did you mean COMANDA_LOG_LEVEL?',
    `prot (${config}:1) is no setting. Did you mean port?`,
    'port is 99999 (--port): use a port from 0 (any free one) to 65535.',
    `log-level is "loud" (${config}:2): use one of fatal, error, warn, info, debug, trace, silent.`,
    'advertise is "perhaps" (COMANDA_ADVERTISE): use true or false.',
    `origins is ["pos.example.com"] (${config}:3): use web addresses such as https://pos.example.com, without a path.`,
  ]);
});

test('a file that is not there or not TOML is an error, not a crash', () => {
  const missing = join(folder, 'none.toml');
  expect(read({ env: { COMANDA_CONFIG: missing } })).toEqual({
    errors: [`${missing} cannot be read. Give the path of a TOML file.`],
  });
  const broken = file('port = = 1\n');
  const answer = read({ flags: { config: broken } });
  expect('errors' in answer ? answer.errors[0] : '').toContain(`${broken}:1 is not TOML`);
});

test('lists come as commas from the shell and as lists from the file', () => {
  const env = { COMANDA_ORIGINS: 'https://a.example, http://10.0.0.3:5173', COMANDA_HOSTS: '' };
  expect(read({ env })).toMatchObject({
    config: { origins: ['https://a.example', 'http://10.0.0.3:5173'], hosts: [] },
  });
});

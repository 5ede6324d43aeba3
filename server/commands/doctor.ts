import { type Check, worst } from '../doctor/check.ts';
import { databaseChecks } from '../doctor/database.ts';
import { clockCheck, folderCheck, nodeCheck } from '../doctor/machine.ts';
import { bonjourCheck, boxCheck, certificateCheck, healthOf } from '../doctor/network.ts';
import { backupChecks, deviceCheck, durabilityCheck } from '../doctor/safety.ts';
import { wayOut } from './chosen-backup.ts';
import { runningBox } from './running-box.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import type { Terminal } from './terminal.ts';

export type DoctorFlags = ConfigFlags & { readonly deep?: boolean };

/** Looks at everything that keeps the restaurant safe, in two seconds unless it is asked to look deep. Mends nothing. */
export async function doctor({ deep = false, ...flags }: DoctorFlags, terminal: Terminal): Promise<void> {
  const config = configFor(flags);
  const { data } = config;
  const box = runningBox(data);
  const asked = Promise.all([boxCheck(box, config), healthOf(box), bonjourCheck(config, box)]);
  const nowMs = Date.now();
  const database = databaseChecks(data, { isRunning: box !== null, isDeep: deep, wayOut: wayOut(data, nowMs) });
  const [answers, health, multicast] = await asked;
  const checks: readonly Check[] = [
    nodeCheck(process.version),
    ...folderCheck(data),
    clockCheck(nowMs, database.lastMs),
    answers,
    ...durabilityCheck(health),
    multicast,
    certificateCheck(config, nowMs),
    ...database.checks,
    ...backupChecks(config, nowMs),
    deviceCheck(health),
  ];
  const state = worst(checks);
  terminal.answer({ state, checks }, checks.map(lineOf).join('\n'));
  process.exitCode = { ok: 0, warn: 1, fail: 2 }[state];
}

const lineOf = ({ check, state, says, fix }: Check): string =>
  [
    `${state.padEnd(4)}  ${check.padEnd(11)}  ${says}`,
    ...(fix ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `${' '.repeat(19)}${line}`),
  ].join('\n');

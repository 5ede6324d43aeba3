import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { startBox } from '../main.ts';
import { databaseFile } from '../store/files.ts';
import { forgetLoss } from '../store/loss-note.ts';
import { ownCertificateProblems } from '../tls/own-certificate.ts';
import { assertStartable } from './before-start.ts';
import { sayFirstOffice } from './first-office.ts';
import { runningBox } from './running-box.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import { stopOnSignals } from './signals.ts';
import { CommandError, type Terminal } from './terminal.ts';

/** Runs the box in the foreground, until a signal ends it. */
export async function start(flags: ConfigFlags, terminal: Terminal): Promise<void> {
  const config = configFor(flags, certificateProblems);
  if (runningBox(config.data) === null) assertStartable(config.data, terminal);
  const log = createLog(config.logLevel);
  const started = await startBox(config, { log }).catch(async (error: unknown) => {
    // Only now: a start that goes well asks no other box who it is.
    const ports = await import('../admin/port-taken.ts').catch(() => null);
    const taken = (await ports?.portTakenWords(error, config)) ?? null;
    throw taken === null ? error : new CommandError(taken);
  });
  forgetLoss(databaseFile(config.data));
  if (started.box()?.setting() === null) {
    await started.stop();
    throw new CommandError(`There is no restaurant in ${config.data}. Make one with: comanda init`);
  }
  stopOnSignals(started.stop, log);
  terminal.say(`READY ${[...started.addresses, ...started.secureAddresses].join(' ')}`);
  const box = started.box();
  if (box !== null) await sayFirstOffice(box, started.addresses, terminal);
  if (started.secureAddresses.length > 0) terminal.say(`New iPads begin at ${started.addresses[0]}/setup`);
}

/** A box that makes its own certificate has no files that could be wrong. */
const certificateProblems = (config: Config): readonly string[] =>
  config.https ? ownCertificateProblems(config, Date.now()) : [];

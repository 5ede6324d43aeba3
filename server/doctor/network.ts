import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { adminClient } from '../admin/admin-client.ts';
import { portOwner } from '../admin/port-taken.ts';
import type { Whereabouts } from '../admin/whereabouts.ts';
import { type Health, isDeclined } from '../admin/wishes.ts';
import { boxesCalled, type CalledSo, multicastProblem } from '../advertise.ts';
import type { Config } from '../config.ts';
import { leafFile, readPair } from '../tls/authority/files.ts';
import { readOwnCertificate } from '../tls/own-certificate.ts';
import { type Check, fail, ok, warn } from './check.ts';

/** For each question to somebody who may not answer. */
const patienceMs = 1_000;

/** Does a box run, and can it save? Without one: could one start? */
export async function boxCheck(box: Whereabouts | null, { host, port }: Config): Promise<Check> {
  if (box === null) {
    const problem = await listeningProblem(host, port);
    if (problem === null) return warn('box', 'it does not run', 'Start it with: comanda start');
    const by = problem === 'EADDRINUSE' ? `is taken by ${await portOwner(host, port)}` : `is not free (${problem})`;
    return fail('box', `it does not run, and port ${port} ${by}`, 'Choose another with --port.');
  }
  const look = 'Look at its log, and at the other lines here.';
  try {
    const answer = await fetch(`${box.url}/readyz`, { signal: AbortSignal.timeout(patienceMs) });
    if (answer.ok) return ok('box', `it runs and can save, at ${box.addresses.join(' ')}`);
    const { detail } = (await answer.json()) as { detail?: unknown };
    return fail('box', `it runs and cannot save: ${String(detail)}`, look);
  } catch {
    return fail('box', `it runs (process ${box.pid}) but does not answer at ${box.url}`, look);
  }
}

/** What only the running box knows; null when none runs or it cannot say. */
export async function healthOf(box: Whereabouts | null): Promise<Health | null> {
  if (box === null) return null;
  const tooLate = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null).unref());
  const asked = adminClient(box)
    .ask('health', {})
    .then((answer) => (isDeclined(answer) ? null : answer))
    // Another line says that it does not answer.
    .catch(() => null);
  return Promise.race([asked, tooLate]);
}

function listeningProblem(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** Can devices find the box by its name, and is it this one that they find? */
export async function bonjourCheck({ advertise, hostName }: Config, box: Whereabouts | null): Promise<Check> {
  if (!advertise) return ok('bonjour', 'it is switched off: devices call the box by its address');
  const problem = await multicastProblem();
  if (problem !== null) {
    const fix = 'Type the address of the box on devices.';
    return warn('bonjour', `the network has no route for multicast (${problem})`, fix);
  }
  return nameCheck(hostName, await boxesCalled(hostName), box === null ? null : ownPlace(box));
}

const ownPlace = ({ url }: Whereabouts): OwnPlace => ({
  port: Number(new URL(url).port),
  addresses: Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address)),
});

/** Where the box of this folder listens, and every address of this machine. */
type OwnPlace = { readonly port: number; readonly addresses: readonly string[] };

/** @param own null while the box does not run: then whoever has its name is another */
export function nameCheck(hostName: string, heard: readonly CalledSo[], own: OwnPlace | null): Check {
  const isOwn = ({ address, port }: CalledSo): boolean => own?.port === port && own.addresses.includes(address);
  const others = heard.filter((one) => !isOwn(one)).map(({ address, port }) => `${address}:${port}`);
  if (others.length > 0) {
    return warn(
      'bonjour',
      `another box on this network is called ${hostName}.local (${others.join(', ')}): devices may find that one`,
      `Start this box with a name of its own: comanda start --host-name ${hostName}-2`,
    );
  }
  return heard.length > 0
    ? ok('bonjour', `devices find the box as ${hostName}.local`)
    : ok('bonjour', `no other box is called ${hostName}.local`);
}

const dayMs = 86_400_000;
/** The box makes a new one 30 days before the end, so fewer days mean that it could not. */
const fewDays = 14;

export function certificateCheck(config: Config, nowMs: number): Check {
  if (!config.https) return ok('certificate', 'https is switched off');
  const isOwn = config.tlsCert !== '' || config.tlsKey !== '';
  const pair = isOwn ? readOwnCertificate(config, nowMs) : readPair(leafFile(config.data));
  const renew = isOwn ? 'Put a new one into its place (tls-cert).' : 'Make it anew with: comanda cert renew';
  if (pair === null) return ok('certificate', 'the box makes one when it starts');
  if ('problems' in pair) return fail('certificate', pair.problems.join(' '), renew);
  const days = Math.floor((new X509Certificate(pair.certificate).validToDate.getTime() - nowMs) / dayMs);
  if (days < 0) return fail('certificate', 'it has ended', renew);
  return days < fewDays ? warn('certificate', `${days} days left`, renew) : ok('certificate', `${days} days left`);
}

import { X509Certificate } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { BoxUnreachable } from '../admin/admin-client.ts';
import type { Config } from '../config.ts';
import { databaseFile } from '../store/files.ts';
import { authorityOf, fingerprintOf, keptAuthority, newAuthority, newLeaf } from '../tls/authority/authority.ts';
import { leafFile, type Pair, readPair } from '../tls/authority/files.ts';
import { calledBy } from '../tls/authority/names.ts';
import { readOwnCertificate } from '../tls/own-certificate.ts';
import { askBox } from './at-the-box.ts';
import { runningBox } from './running-box.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import { CommandError, exitCodes, type Terminal, table } from './terminal.ts';

type Described = {
  /** Whose certificate it is: made by the box's own authority, or brought by the owner. */
  readonly from: 'own-authority' | 'files';
  readonly names: readonly string[];
  readonly begins: string;
  readonly ends: string;
  readonly daysLeft: number;
  readonly fingerprint: string;
  readonly authority: { readonly fingerprint: string; readonly ends: string } | null;
};

/** The certificate as it is on the disk, whether or not a box runs. */
export async function showCertificate(flags: ConfigFlags, terminal: Terminal): Promise<void> {
  const config = restaurantOf(flags);
  const described = hasOwnFiles(config) ? fromFiles(config) : fromAuthority(config);
  if (described === null) {
    throw new CommandError(
      'The box has no certificate yet: it makes one when it starts with https, or now with "comanda cert renew".',
    );
  }
  terminal.answer(described, asText(described));
}

/** Makes the certificate anew, for a box that was moved or whose key somebody may have seen. */
export async function renewCertificate(
  { authority: alsoAuthority = false, ...flags }: ConfigFlags & { readonly authority?: boolean },
  terminal: Terminal,
): Promise<void> {
  const config = restaurantOf(flags);
  if (hasOwnFiles(config)) {
    throw new CommandError(
      'The certificate is yours (tls-cert): put the new one into its place. The box shows it within a minute.',
      exitCodes.usage,
    );
  }
  const { data, hostName, hosts } = config;
  const nowMs = Date.now();
  const authority = alsoAuthority
    ? await newAuthority(data, hostName, nowMs)
    : await authorityOf(data, hostName, nowMs);
  const leaf = await newLeaf(data, authority, calledBy(hostName, hosts), nowMs);
  const described = describe(leaf, authority);
  terminal.answer(described, asText(described));
  if (alsoAuthority) terminal.say('Every device has to trust the new authority: open /setup on each.');
  await showAtOnce(config, described.fingerprint, terminal);
}

/** A running box finds the new certificate within a minute; asked to look, it shows and announces it now. */
async function showAtOnce(config: Config, made: string, terminal: Terminal): Promise<void> {
  if (runningBox(config.data) === null) return;
  try {
    const { fingerprint } = await askBox(config, 'look-at-certificate', {});
    if (fingerprint !== null && fingerprint !== made)
      terminal.say('The running box shows another certificate; its log says why.');
  } catch (error) {
    if (!(error instanceof BoxUnreachable)) throw error;
    // The certificate is made all the same, and this is no reason to make yet another one.
    terminal.say(`${error.message} It shows the new certificate within a minute.`);
  }
}

/** Writes what a device needs in order to trust the box: for a device management, a memory stick, a mail. */
export async function writeProfile(
  { output = 'comanda.mobileconfig', ...flags }: ConfigFlags & { readonly output?: string },
  terminal: Terminal,
): Promise<void> {
  const config = restaurantOf(flags);
  if (hasOwnFiles(config)) {
    throw new CommandError(
      'The certificate is yours (tls-cert): devices know its authority, so there is no profile.',
      exitCodes.usage,
    );
  }
  const { certificate } = await authorityOf(config.data, config.hostName, Date.now());
  const authority = { certificate, fingerprint: fingerprintOf(certificate) };
  const { derOf, profileOf } = await import('../routes/setup/profile.ts');
  const content = output.endsWith('.crt') ? derOf(authority) : profileOf(authority, `${config.hostName}.local`);
  writeFileSync(output, content);
  terminal.answer(
    { file: output, fingerprint: authority.fingerprint },
    `${output}\nAuthority  ${authority.fingerprint}`,
  );
}

function restaurantOf(flags: ConfigFlags): Config {
  const config = configFor(flags);
  if (existsSync(databaseFile(config.data))) return config;
  throw new CommandError(`There is no restaurant in ${config.data}. Make one with: comanda init`);
}

const hasOwnFiles = ({ tlsCert, tlsKey }: Config): boolean => tlsCert !== '' || tlsKey !== '';

function fromFiles(config: Config): Described {
  const read = readOwnCertificate(config, Date.now());
  if ('problems' in read) throw new CommandError(read.problems.join('\n'));
  return describe(read, null);
}

function fromAuthority({ data }: Config): Described | null {
  const authority = keptAuthority(data, Date.now());
  const leaf = readPair(leafFile(data));
  return authority === null || leaf === null ? null : describe(leaf, authority);
}

const dayMs = 86_400_000;

function describe(leaf: Pair, authority: Pair | null): Described {
  const certificate = new X509Certificate(leaf.certificate);
  return {
    from: authority === null ? 'files' : 'own-authority',
    names: (certificate.subjectAltName ?? '').split(', ').map((name) => name.replace(/^(DNS|IP Address):/, '')),
    begins: certificate.validFromDate.toISOString(),
    ends: certificate.validToDate.toISOString(),
    daysLeft: Math.floor((certificate.validToDate.getTime() - Date.now()) / dayMs),
    fingerprint: certificate.fingerprint256,
    authority: authority && {
      fingerprint: fingerprintOf(authority.certificate),
      ends: new X509Certificate(authority.certificate).validToDate.toISOString(),
    },
  };
}

const asText = ({ names, ends, daysLeft, fingerprint, authority, from }: Described): string =>
  table([
    ['Names', names.join(', ')],
    ['Until', `${ends.slice(0, 10)}, ${daysLeft} days left${from === 'files' ? '' : '; the box renews it by itself'}`],
    ['Fingerprint', fingerprint],
    ...(authority === null
      ? []
      : [
          ['Authority', authority.fingerprint],
          ['  until', authority.ends.slice(0, 10)],
        ]),
  ]);

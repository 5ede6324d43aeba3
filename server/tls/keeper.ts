import { X509Certificate } from 'node:crypto';
import type { Log } from '../log.ts';
import { authorityOf, fingerprintOf, leafOf } from './authority/authority.ts';
import type { Pair } from './authority/files.ts';
import { calledBy } from './authority/names.ts';
import { readOwnCertificate } from './own-certificate.ts';
import { NoCertificate } from './problems.ts';

/** What the box shows to whoever calls it by https. */
export type Shown = Pair & {
  readonly names: readonly string[];
  readonly endsMs: number;
  /** Whom a device must trust, and by which SHA-256 it is known. Null when the owner brought a certificate. */
  readonly authority: { readonly certificate: string; readonly fingerprint: string } | null;
};

export type Wanted = {
  readonly data: string;
  readonly hostName: string;
  readonly hosts: readonly string[];
  readonly tlsCert: string;
  readonly tlsKey: string;
};

export type KeeperParts = {
  readonly log: Log;
  readonly nowMs: () => number;
  /** The addresses of this machine; the system's own when left out. */
  readonly addresses?: () => readonly string[];
};

/** The certificate that should be shown now; a new one is made when that is due. @throws NoCertificate */
export async function shownNow(wanted: Wanted, { log, nowMs, addresses }: KeeperParts): Promise<Shown> {
  if (wanted.tlsCert !== '' || wanted.tlsKey !== '') return broughtByOwner(wanted, nowMs());
  const { data, hostName, hosts } = wanted;
  const authority = await authorityOf(data, hostName, nowMs());
  const called = calledBy(hostName, hosts, addresses?.());
  const { renewed, ...leaf } = await leafOf(data, authority, called, nowMs());
  if (renewed !== null) log.info({ because: renewed }, 'a new certificate was made');
  return {
    ...describe(leaf),
    authority: { certificate: authority.certificate, fingerprint: fingerprintOf(authority.certificate) },
  };
}

function broughtByOwner(wanted: Wanted, nowMs: number): Shown {
  const read = readOwnCertificate(wanted, nowMs);
  if ('problems' in read) throw new NoCertificate(read.problems.join(' '));
  return { ...describe(read), authority: null };
}

function describe(pair: Pair): Omit<Shown, 'authority'> {
  const certificate = new X509Certificate(pair.certificate);
  const names = (certificate.subjectAltName ?? '').split(', ').map((name) => name.replace(/^(DNS|IP Address):/, ''));
  return { ...pair, names, endsMs: certificate.validToDate.getTime() };
}

const lookEveryMs = 60_000;

/**
 * Looks once a minute whether another certificate should be shown: the old one ends soon, the box has a new address, the
 * owner brought another or asked for one. What cannot be used is complained about once, and the one before stays.
 */
export function keepShowing(
  first: Shown,
  wanted: Wanted,
  parts: KeeperParts,
  show: (shown: Shown) => void,
): { look(): Promise<void>; stop(): void } {
  let shown = first;
  let complaint: string | null = null;
  const look = async (): Promise<void> => {
    try {
      const next = await shownNow(wanted, parts);
      complaint = null;
      if (next.certificate === shown.certificate && next.authority?.fingerprint === shown.authority?.fingerprint)
        return;
      show(next);
      shown = next;
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      if (words !== complaint) parts.log.error({ err: error }, 'the certificate could not be looked after');
      complaint = words;
    }
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}

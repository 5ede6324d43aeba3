import { createPrivateKey, X509Certificate } from 'node:crypto';
import { NoCertificate, nameOfProblem } from '../problems.ts';
import { authorityFile, leafFile, type Pair, readPair, writePair } from './files.ts';
import type { CalledBy } from './names.ts';

const dayMs = 86_400_000;
/** A certificate is made anew while the old one still has this long to live, so a winter break without a box harms nobody. */
const renewBeforeMs = 30 * dayMs;
/** Before this no box was made: a clock that says so has lost its battery, and its certificates would be over before they begin. */
const earliestMs = Date.UTC(2026, 0, 1);

/** The authority of this box, made at the first need. @throws NoCertificate rather than make devices learn to trust another. */
export async function authorityOf(data: string, hostName: string, nowMs: number): Promise<Pair> {
  const kept = keptAuthority(data, nowMs);
  if (kept !== null) return kept;
  return newAuthority(data, hostName, nowMs);
}

/** Devices have to be told to trust it: those that trusted the one before do not know it. */
export async function newAuthority(data: string, hostName: string, nowMs: number): Promise<Pair> {
  refuseLostClock(nowMs);
  const { issueAuthority } = await import('./issue.ts');
  const made = await issueAuthority(hostName, nowMs);
  writePair(authorityFile(data), made);
  return made;
}

/** As it is on the disk; null when there is none yet. */
export function keptAuthority(data: string, nowMs: number): Pair | null {
  const file = authorityFile(data);
  const kept = readable(file, () => readPair(file));
  if (kept === null) return null;
  const parsed = readable(file, () => ({
    certificate: new X509Certificate(kept.certificate),
    key: createPrivateKey(kept.key),
  }));
  if (!parsed.certificate.ca || !parsed.certificate.checkPrivateKey(parsed.key))
    throw broken(file, 'its parts do not fit');
  if (parsed.certificate.validToDate.getTime() <= nowMs) {
    throw new NoCertificate(
      `The authority in ${file} is over. Make another with "comanda cert renew --authority"; every device has to trust it anew.`,
    );
  }
  return kept;
}

/** The certificate of this box as it should be now: the one on the disk, or a new one in its place when that is due. */
export async function leafOf(
  data: string,
  authority: Pair,
  called: CalledBy,
  nowMs: number,
): Promise<Pair & { readonly renewed: string | null }> {
  const kept = readPair(leafFile(data));
  const why = dueBecause(kept, authority, called, nowMs);
  if (kept !== null && why === null) return { ...kept, renewed: null };
  return { ...(await newLeaf(data, authority, called, nowMs)), renewed: why };
}

export async function newLeaf(data: string, authority: Pair, called: CalledBy, nowMs: number): Promise<Pair> {
  refuseLostClock(nowMs);
  const { issueLeaf } = await import('./issue.ts');
  const made = await issueLeaf(authority, called, nowMs);
  writePair(leafFile(data), made);
  return made;
}

/** Why a certificate has to be made anew; null while it is good. Nothing is lost with it, so one that cannot be read is due. */
export function dueBecause(leaf: Pair | null, authority: Pair, called: CalledBy, nowMs: number): string | null {
  if (leaf === null) return 'there was none';
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(leaf.certificate);
    if (!certificate.checkPrivateKey(createPrivateKey(leaf.key))) return 'its key was of another';
  } catch {
    return 'it could not be read';
  }
  const issuer = new X509Certificate(authority.certificate);
  if (!certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey)) return 'it was of another authority';
  if (certificate.validFromDate.getTime() > nowMs) return 'it had not begun';
  // Near the end of the authority's own life no certificate lives longer.
  const endMs = certificate.validToDate.getTime();
  if (endMs - nowMs < renewBeforeMs && endMs < issuer.validToDate.getTime()) return 'its end was near';
  const name = called.names.find((one) => certificate.checkHost(one, { subject: 'never' }) === undefined);
  if (name !== undefined) return `the box is called ${name} now`;
  // An address that has gone does no harm, and comes back when somebody plugs the cable in again.
  const address = called.addresses.find((one) => certificate.checkIP(one) === undefined);
  return address === undefined ? null : `the box is at ${address} now`;
}

/** SHA-256 over the whole certificate, as devices show it. */
export const fingerprintOf = (pem: string): string => new X509Certificate(pem).fingerprint256;

function refuseLostClock(nowMs: number): void {
  if (nowMs >= earliestMs) return;
  throw new NoCertificate(
    `The clock of this machine says ${new Date(nowMs).toISOString().slice(0, 10)}, so no certificate was made. Set it, or let it hear the network's time.`,
  );
}

function readable<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw broken(file, nameOfProblem(error));
  }
}

/** Another in its place would leave every device outside, so a person decides. */
const broken = (file: string, why: string): NoCertificate =>
  new NoCertificate(
    `The authority in ${file} cannot be used (${why}). Bring the file back from a copy, or make another with "comanda cert renew --authority"; every device then has to trust it anew.`,
  );

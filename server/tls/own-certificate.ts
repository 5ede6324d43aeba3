import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { nameOfProblem } from './problems.ts';

/** A certificate that the owner brings: for a public name, from an authority that devices know already. */
export type OwnCertificate = {
  /** As it is in the file: the box's own first, those of its authorities after it. */
  readonly certificate: string;
  readonly key: string;
};

export type OwnFiles = { readonly tlsCert: string; readonly tlsKey: string };

/** Everything that is wrong with the owner's files at once, a sentence each. Nothing is asked of a box that makes its own. */
export function ownCertificateProblems(files: OwnFiles, nowMs: number): string[] {
  if (files.tlsCert === '' && files.tlsKey === '') return [];
  const read = readOwnCertificate(files, nowMs);
  return 'problems' in read ? [...read.problems] : [];
}

export function readOwnCertificate(
  { tlsCert, tlsKey }: OwnFiles,
  nowMs: number,
): OwnCertificate | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const note = (problem: string): null => {
    problems.push(problem);
    return null;
  };
  const certificate =
    tlsCert === '' ? note('tls-key is given without tls-cert: give both files.') : textOf(tlsCert, 'tls-cert', note);
  const key =
    tlsKey === '' ? note('tls-cert is given without tls-key: give both files.') : textOf(tlsKey, 'tls-key', note);
  const parsed = certificate === null ? null : parsedCertificate(certificate, tlsCert, note);
  const secret = key === null ? null : parsedKey(key, tlsKey, note);
  if (parsed !== null) checkDates(parsed, tlsCert, nowMs, note);
  if (parsed !== null && secret !== null && !parsed.checkPrivateKey(secret)) {
    note(`tls-key ${tlsKey} is not the key of tls-cert ${tlsCert}: give the key it was made with.`);
  }
  if (problems.length > 0 || certificate === null || key === null) return { problems };
  return { certificate, key };
}

type Note = (problem: string) => null;

function textOf(file: string, setting: string, note: Note): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return note(`${setting} ${file} cannot be read (${nameOfProblem(error)}): give the path of a PEM file.`);
  }
}

function parsedCertificate(pem: string, file: string, note: Note): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return note(`tls-cert ${file} holds no certificate: it begins with -----BEGIN CERTIFICATE-----.`);
  }
}

function parsedKey(pem: string, file: string, note: Note): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return note(`tls-key ${file} holds no private key without a password: it begins with -----BEGIN PRIVATE KEY-----.`);
  }
}

function checkDates({ validFromDate, validToDate }: X509Certificate, file: string, nowMs: number, note: Note): void {
  if (validToDate.getTime() <= nowMs) note(`tls-cert ${file} expired on ${dayOf(validToDate)}: bring a new one.`);
  else if (validFromDate.getTime() > nowMs) {
    note(`tls-cert ${file} begins on ${dayOf(validFromDate)}: look at the clock of this machine.`);
  }
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keepNames, makeFolder } from '../../store/folders.ts';

/** A certificate with its private key, both as PEM. */
export type Pair = { readonly certificate: string; readonly key: string };

/** One file for both, so that a power cut cannot leave a certificate with the key of another. */
export const authorityFile = (data: string): string => join(data, 'tls', 'authority.pem');
export const leafFile = (data: string): string => join(data, 'tls', 'box.pem');

const certificatePart = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const keyPart = /-----BEGIN (?:EC |RSA )?PRIVATE KEY-----[^-]+-----END (?:EC |RSA )?PRIVATE KEY-----/;

/** Null when there is no such file; parts that are missing are empty. */
export function readPair(file: string): Pair | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return { certificate: text.match(certificatePart)?.[0] ?? '', key: keyPart.exec(text)?.[0] ?? '' };
}

/** Whole or not at all, on the disk when it returns, and readable by nobody else at any moment. */
export function writePair(file: string, { certificate, key }: Pair): void {
  makeFolder(dirname(file));
  const part = `${file}.${process.pid}.part`;
  const handle = openSync(part, 'w', 0o600);
  try {
    writeSync(handle, `${certificate.trim()}\n${key.trim()}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, file);
  keepNames(dirname(file));
}

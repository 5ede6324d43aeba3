// The library looks for this when it is loaded.
import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from '@peculiar/asn1-x509';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Pair } from './files.ts';
import { type CalledBy, permitted } from './names.ts';

/** Loaded only when a certificate has to be made: it is a large library, and a box at work needs it twice a year. */

const dayMs = 86_400_000;
/** iPads refuse certificates that live longer than 398 days. */
const leafDays = 397;
const authorityDays = 3650;
/** For devices whose clock is behind. */
const slackMs = dayMs;

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const oidOfNameConstraints = '2.5.29.30';

/** An authority of this box alone. Devices that trust it know the box by whatever certificate it issues later. */
export async function issueAuthority(hostName: string, nowMs: number): Promise<Pair> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    // Two boxes of one name are told apart in the settings of an iPad.
    name: [{ O: ['Comanda'] }, { CN: [`Comanda ${hostName}.local ${randomBytes(2).toString('hex')}`] }],
    ...lifetime(nowMs, authorityDays),
    serialNumber: newSerial(),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      nameConstraints(),
    ],
  });
  return pairOf(certificate, keys);
}

/** The certificate that devices meet. */
export async function issueLeaf(authority: Pair, called: CalledBy, nowMs: number): Promise<Pair> {
  const issuer = new X509Certificate(authority.certificate);
  const keys = await newKeys();
  const lives = lifetime(nowMs, leafDays);
  const certificate = await X509CertificateGenerator.create({
    subject: [{ O: ['Comanda'] }, { CN: [called.names[0] ?? 'comanda.local'] }],
    issuer: issuer.subjectName,
    notBefore: lives.notBefore,
    // Nothing outlives its authority.
    notAfter: new Date(Math.min(lives.notAfter.getTime(), issuer.notAfter.getTime())),
    serialNumber: newSerial(),
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.key),
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...called.names.map((value) => ({ type: 'dns', value }) as const),
        ...called.addresses.map((value) => ({ type: 'ip', value }) as const),
      ]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return pairOf(certificate, keys);
}

const lifetime = (nowMs: number, days: number) => ({
  notBefore: new Date(nowMs - slackMs),
  notAfter: new Date(nowMs - slackMs + days * dayMs),
});

const newKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** Positive, and as long as RFC 5280, 4.1.2.2 asks a number to be that nobody can foresee. */
function newSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

async function pairOf(certificate: X509Certificate, keys: webcrypto.CryptoKeyPair): Promise<Pair> {
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { certificate: certificate.toString('pem'), key: asPem('PRIVATE KEY', key) };
}

function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
}

const asPem = (label: string, der: Buffer): string =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replace(/(.{64})(?=.)/g, '$1\n')}\n-----END ${label}-----`;

/** RFC 5280, 4.2.1.10: critical, so that who does not understand it trusts nothing. */
function nameConstraints(): Extension {
  const bases = [
    ...permitted.names.map((dNSName) => new GeneralName({ dNSName })),
    ...permitted.networks.map(([network, bits]) => new GeneralName({ iPAddress: `${network}/${bits}` })),
  ];
  const constraints = new NameConstraints({
    permittedSubtrees: new GeneralSubtrees(bases.map((base) => new GeneralSubtree({ base }))),
  });
  return new Extension(oidOfNameConstraints, true, AsnConvert.serialize(constraints));
}

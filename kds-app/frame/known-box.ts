import { createHash, X509Certificate } from 'node:crypto';

/** The box this screen belongs to. Its name makes the origin of the page, so it stays when the network gives out other numbers. */
export type KnownBox = {
  /** `restaurant.local` */
  readonly host: string;
  /** Where the name leads now. */
  readonly ip: string;
  readonly port: number;
  /** The certificate of the box's own authority, in base64, which this screen trusts and no other. Null: plain http. */
  readonly authority: string | null;
};

/** As a box announces itself by Bonjour. */
export type Announced = {
  readonly host: string;
  readonly port: number;
  readonly addresses?: readonly string[] | undefined;
  readonly txt?: Readonly<Record<string, unknown>> | undefined;
};

export type Found = {
  readonly host: string;
  /** A machine may hang in several networks; the order of its addresses means nothing. */
  readonly ips: readonly [string, ...string[]];
  readonly httpPort: number;
  readonly httpsPort: number | null;
  /** SHA-256 of the authority's certificate, 64 hex digits. */
  readonly fingerprint: string | null;
};

const hostPattern = /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.?$/i;
const ipPattern = /^\d{1,3}(\.\d{1,3}){3}$/;

/** Null for what is no box: anybody on the network may announce anything. */
export function foundIn({ host, port, addresses, txt = {} }: Announced): Found | null {
  const [ip, ...others] = addresses?.filter((address) => ipPattern.test(address)) ?? [];
  if (!hostPattern.test(host) || ip === undefined || !isPort(port)) return null;
  const httpsPort = Number(txt.https);
  const fingerprint = typeof txt.ca === 'string' && /^[0-9a-f]{64}$/.test(txt.ca) ? txt.ca : null;
  return {
    host: host.replace(/\.$/, '').toLowerCase(),
    ips: [ip, ...others],
    httpPort: port,
    httpsPort: fingerprint !== null && isPort(httpsPort) ? httpsPort : null,
    fingerprint,
  };
}

const isPort = (port: number): boolean => Number.isInteger(port) && port > 0 && port < 65_536;

export const pageOf = ({ host, port, authority }: KnownBox): string =>
  `${authority === null ? 'http' : 'https'}://${host}:${port}/kds/`;

/** What happened between two starts: `changed` is never taken silently. */
export type Meeting = 'new' | 'same' | 'moved' | 'changed';

export function meet(known: KnownBox | null, found: Found): Meeting {
  if (known === null) return 'new';
  const was = known.authority === null ? null : fingerprintOf(known.authority);
  if (known.host !== found.host || was !== found.fingerprint) return 'changed';
  const port = found.httpsPort ?? found.httpPort;
  return found.ips.includes(known.ip) && known.port === port ? 'same' : 'moved';
}

export const fingerprintOf = (base64: string): string =>
  createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');

/** May this certificate speak for the box? Signed by the authority that was met first, for this name, and in its time. */
export function speaksFor({ authority, host }: KnownBox, leaf: string, nowMs: number): boolean {
  if (authority === null) return false;
  try {
    const [own, shown] = [new X509Certificate(Buffer.from(authority, 'base64')), new X509Certificate(leaf)];
    const isInTime = Date.parse(shown.validFrom) <= nowMs && nowMs <= Date.parse(shown.validTo);
    return isInTime && shown.checkIssued(own) && shown.verify(own.publicKey) && shown.checkHost(host) !== undefined;
  } catch {
    // Not a certificate at all: then nobody speaks.
    return false;
  }
}

/** Whatever stands in the file: null when it is no box. */
export function readKnownBox(text: string): KnownBox | null {
  try {
    const { host, ip, port, authority } = JSON.parse(text) as { readonly [K in keyof KnownBox]?: unknown };
    if (typeof host !== 'string' || !hostPattern.test(host) || typeof ip !== 'string' || !ipPattern.test(ip))
      return null;
    if (typeof port !== 'number' || !isPort(port)) return null;
    if (authority !== null && typeof authority !== 'string') return null;
    return { host, ip, port, authority };
  } catch {
    return null;
  }
}

import type { BoxLife } from './box-life.ts';
import type { BoxClock, BoxStore, KnownDevice, Seal } from './box-ports.ts';
import { resumeOf, welcomeOf } from './box-welcome.ts';
import { type CloseCode, type Hello, protocolVersion, type SignIn, type Welcome } from './wire.ts';

export type Greeting = {
  readonly device: KnownDevice;
  /** The incarnations the device speaks for, and how far the box has each. */
  readonly incarnations: ReadonlyMap<string, number>;
  /** Sign-ins that this database does not know but the box once gave: a restore forgot them. */
  readonly signIns: readonly SignIn[];
  readonly welcome: Welcome;
  readonly epoch: number;
  /** How many changes of a revoked device are still set aside. */
  readonly room: number;
};

type Ports = { readonly store: BoxStore; readonly seal: Seal; readonly clock: BoxClock };

/** Who is this, and how do we get them up to date? */
export function greet(
  hello: Hello,
  life: BoxLife,
  ports: Ports,
): Greeting | { readonly code: CloseCode; readonly reason: string } {
  const { store, seal, clock } = ports;
  if (hello.protocol > protocolVersion)
    return { code: 'protocol-too-new', reason: 'This device is newer than the box. Update the box.' };
  const device = store.deviceByTokenHash(seal.tokenHash(hello.token));
  if (device === null) return { code: 'unauthorised', reason: 'The box does not know this device. Pair it again.' };
  if (device.revoked) return handIn(hello, device, life, ports);
  const resume = resumeOf(hello, life, ports, device.multiSession);
  // The life that was forgotten has ended: what comes now is another, also for those who have met a later one than we know.
  const epoch = Math.max(life.epoch, (resume.forgotten ?? 0) + 1);
  const incarnations = incarnationsOf(hello, device, life, store);
  const signIns = hello.signIns.filter(
    (signIn) =>
      signIn.device === device.device &&
      store.signIn(signIn.id) === null &&
      seal.mac(signInText(signIn)) === signIn.mac,
  );
  const welcome = welcomeOf(life, device, Object.fromEntries(incarnations), resume, clock.wallMs());
  return { device, incarnations, signIns, welcome, epoch, room: 0 };
}

/** Whoever was taken out of service is told nothing more, but may give what they still have. */
function handIn(
  hello: Hello,
  device: KnownDevice,
  life: BoxLife,
  { store, clock }: Ports,
): Greeting | { readonly code: CloseCode; readonly reason: string } {
  const room = mostSetAside - store.setAsideOf(device.device);
  if (hello.outbox.length === 0 || room <= 0) return { code: 'revoked', reason: 'This device was revoked.' };
  const incarnations = incarnationsOf(hello, device, life, store);
  const resume = { resume: 'hand-in', common: null, forgotten: null } as const;
  const welcome = welcomeOf(life, device, Object.fromEntries(incarnations), resume, clock.wallMs());
  return { device, incarnations, signIns: [], welcome, epoch: life.epoch, room };
}

/** So many changes of one device are set aside: far more than a tablet taps in a week without the box. */
export const mostSetAside = 10_000;

/** An incarnation belongs to the device that first said something in it; nobody else speaks for it. */
function incarnationsOf(hello: Hello, device: KnownDevice, life: BoxLife, store: BoxStore): Map<string, number> {
  const asked = [{ incarnation: hello.incarnation, first: 1 }, ...hello.outbox];
  const found = new Map<string, number>();
  for (const { incarnation, first } of asked) {
    const known = life.have.get(incarnation) ?? store.deviceOfIncarnation(incarnation);
    if (known !== null && known !== undefined && known.device !== device.device) continue;
    // A restored box has forgotten verdicts it gave, and not every device can tell that it was restored: a refusal moves no
    // position. So the device's word counts, from where on it still waits.
    const have = Math.max(known?.have ?? 0, first - 1, found.get(incarnation) ?? 0);
    found.set(incarnation, have);
  }
  return found;
}

/** What the box seals in a sign-in. */
export const signInText = ({ id, staff, device, issuedMs, expiresMs, event }: Omit<SignIn, 'mac'>): string =>
  `sign-in:${id}:${staff}:${device}:${issuedMs}:${expiresMs}${event === undefined ? '' : `:${event}`}`;

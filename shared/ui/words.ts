import type { FinalEnd } from '../sync/device-line.ts';

/** What all apps say, in one place: so that another language is another object. */
export const words = {
  strip: {
    live: 'Live',
    slow: 'Slow Wi-Fi',
    opening: 'Looking for the box…',
    noBox: (pending: number) =>
      `Not connected to the box – keep working${pending === 0 ? '' : `, ${changes(pending)} will be sent`}`,
    sending: (pending: number) => `Sending ${changes(pending)}…`,
    catchingUp: 'Catching up…',
    waiting: (pending: number) => `${changes(pending)} on the way`,
    heard: (age: string) => `box heard ${age} ago`,
    neverHeard: 'box not heard yet',
    kinds: { 'web-socket': 'by WebSocket', 'long-poll': 'by long-poll' },
    noKind: 'no line to the box',
  },
  halted: {
    unauthorised: 'The box does not know this device any more. Pair it again with a new code.',
    revoked: 'This device was taken out of service. Ask a manager for a new code.',
    'protocol-too-new': 'This app is older than the box. Reload the page to update it.',
  } satisfies Record<FinalEnd, string>,
  pairAgain: 'Pair again',
  reload: 'Reload',
  wiped:
    'This browser has lost what it had stored. Changes that had not reached the box are gone; look at your open tables.',
  storage: {
    quota:
      'This device has no room left to save. Free some storage; changes are not confirmed until it can save again.',
    other: 'This device cannot save just now. Stay near the box; changes are not confirmed until it can save again.',
  },
  understood: 'I have read this',
  elsewhere: {
    title: 'Another tab is the device',
    detail: 'Comanda is open in another tab or window of this browser, and only one of them can be the device.',
    take: 'Use here',
  },
  pair: {
    title: 'Pair this device',
    detail: 'Type the six digits that the box or the office shows. They work once, for ten minutes.',
    code: 'Code',
    submit: 'Pair',
    working: 'Pairing…',
    box: 'Address of the box',
    boxDetail: 'Leave it as it is, unless the app comes from another server than the box.',
    badBox: 'This is not an address. Write it like 192.168.1.20:8080.',
    unreachable: 'The box does not answer at this address. Check the Wi-Fi and the address.',
  },
  signIn: {
    title: 'Who is working?',
    waiting: 'Waiting for the names from the box…',
    pinOf: (name: string) => `PIN of ${name}`,
    submit: 'Sign in',
    working: 'Checking…',
    back: 'Someone else',
    stay: 'Go back',
    unreachable: 'The box does not answer, so it cannot check the PIN. Try again when it is connected.',
    wrongApp: (name: string, role: string) => `${name} is paired as ${role}. Open the app for it, or pair again.`,
  },
  numpad: { digits: 'Number pad', erase: 'Erase' },
  close: 'Close',
  opening: 'Opening…',
} as const;

const changes = (count: number): string => (count === 1 ? '1 change' : `${count} changes`);

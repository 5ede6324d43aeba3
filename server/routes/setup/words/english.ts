import type { SetupWords } from '../setup-words.ts';

export const english: SetupWords = {
  name: 'English',
  title: (restaurant) => `Set up this device for ${restaurant}`,
  intro: 'Three steps, about a minute. After them the app works when the Wi-Fi or the box is gone.',
  language: 'Language',
  kinds: { label: 'Which device is this?', apple: 'iPad or iPhone', android: 'Android', computer: 'Computer' },
  step: (number) => `Step ${number}`,
  done: 'Done',
  steps: {
    apple: {
      get: {
        title: 'Load the profile',
        button: 'Load the profile',
        next: [
          'Answer “Allow”.',
          'Open Settings and touch “Profile Downloaded” near the top.',
          'Touch “Install” and enter the passcode of this device.',
        ],
      },
      trust: {
        title: 'Turn on trust',
        path: ['Settings', 'General', 'About', 'Certificate Trust Settings'],
        next: '“Certificate Trust Settings” is at the very bottom of About. Turn on the switch beside the name that begins with “Comanda”, and come back here.',
      },
      open: {
        title: 'Put the app on the Home Screen',
        next: [
          'Open the app with the button.',
          'Touch Share, then “Add to Home Screen”.',
          'From now on open it from the Home Screen, and pair it there.',
        ],
      },
    },
    android: {
      get: { title: 'Load the certificate', button: 'Load the certificate', next: ['Keep the file “comanda.crt”.'] },
      trust: {
        title: 'Install it as a CA certificate',
        path: ['Settings', 'Security', 'More security settings', 'Install from storage', 'CA certificate'],
        next: 'The names differ a little from one make to another: search the settings for “CA certificate”. Choose “comanda.crt”, and come back here.',
      },
      open: {
        title: 'Install the app',
        next: [
          'Open the app with the button.',
          'In the menu of the browser choose “Install app” or “Add to Home screen”.',
          'Open it from there, and pair it there.',
        ],
      },
    },
    computer: {
      get: { title: 'Load the certificate', button: 'Load the certificate', next: ['Open the file “comanda.crt”.'] },
      trust: {
        title: 'Trust it',
        path: ['Windows: Install Certificate', 'Local Machine', 'Trusted Root Certification Authorities'],
        next: 'On a Mac: in Keychain Access open the certificate that begins with “Comanda”, and under Trust choose “Always Trust”. In Chrome on Linux: Settings, Privacy and security, Security, Manage certificates.',
      },
      open: {
        title: 'Install the app',
        next: [
          'Open the app with the button.',
          'Choose “Install” in the address bar.',
          'Open it from there, and pair it there.',
        ],
      },
    },
  },
  openButton: 'Open the app',
  stays: 'This address stays the same.',
  mayMove: 'This device does not find the box by its name. This address works until the network gives the box another.',
  code: 'Pairing code',
  codeHint: 'Type it in the app, after you have opened it from the Home Screen.',
  nothingToInstall: 'This box has a certificate that every device knows: there is nothing to install.',
  verdicts: {
    asking: 'Testing whether this device trusts the box …',
    trusted: 'This device trusts the box. Go on with the last step.',
    untrusted: 'Not trusted yet: the box’s certificate is not installed here. Begin with step 1.',
    switchedOff: 'Not trusted yet: it is loaded. Install it in the settings, then do step 2.',
    silent: (port) =>
      `https does not answer: this device cannot reach port ${port} of the box. Guest Wi-Fi and firewalls do that; use the Wi-Fi of the staff.`,
    clock: 'The date of this device is wrong, so it can trust nothing. Set date and time to automatic.',
    opening: 'The box is starting. One moment …',
    off: 'https is turned off on this box. The app works, but only while the box is there.',
    failed: 'https does not answer: the box has no certificate that it can use. Its log says what to do.',
    gone: 'The box does not answer. Is this device in the Wi-Fi of the restaurant?',
    noScript:
      'This page tests the trust by JavaScript, which is turned off here. Follow the steps and see whether the app opens.',
  },
  useHttp: 'Use the app without installing it',
  fingerprint: {
    title: 'Fingerprint of the certificate (SHA-256)',
    detail: 'To be sure that it comes from your box: “comanda cert show” prints the same there.',
  },
  limits:
    'It vouches for nothing but names ending in .local and private addresses: it cannot be used to read your mail or your bank.',
};

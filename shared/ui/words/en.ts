import type { DeviceRole } from '../../floor/floor.ts';
import type { FinalEnd } from '../../sync/device-line.ts';

/** What all apps say, in English: the source of the other languages. */
export const en = {
  strip: {
    live: 'Live',
    slow: 'Slow Wi-Fi',
    opening: 'Looking for the box…',
    noBox:
      'Not connected to the box. Keep working{pending, plural, =0 {.} one { – # change will be sent.} other { – # changes will be sent.}}',
    cannotSave:
      'The box cannot save. Keep working: {pending, plural, =0 {your changes wait here.} one {# change waits here.} other {# changes wait here.}}',
    sending: 'Sending {pending, plural, one {# change} other {# changes}}…',
    catchingUp: 'Catching up…',
    caughtUp: 'All caught up {time}',
    waiting: '{pending, plural, one {# change} other {# changes}} on the way',
    heard: 'box heard {age} ago',
    neverHeard: 'box not heard yet',
    kinds: { 'web-socket': 'by WebSocket', 'long-poll': 'by long-poll' },
    noKind: 'no line to the box',
    whatToDo: 'What to do',
    updateReady: 'Update ready',
    notInstalled: 'Not installed for offline',
    internetDown: 'Internet is down. Orders and kitchen work. Card and online orders are paused.',
  },
  help: {
    title: 'When the box is not connected',
    keepWorking: 'Keep working. Everything you tap is kept on this device and sent later.',
    wifi: 'Check that this device is on the restaurant’s Wi-Fi.',
    power: 'Check that the box is switched on and its cable is in.',
    cannotSave: 'The box is there, but its disk is full or damaged. Call whoever looks after it.',
    kitchen: 'Until it is back, tell the kitchen what you fire.',
    code: 'If it lasts, call whoever looks after the box.',
  },
  halted: {
    unauthorised: 'The box does not know this device any more. Pair it again with a new code.',
    'protocol-too-new': 'This app is older than the box. Reload the page to update it.',
  } satisfies Record<Exclude<FinalEnd, 'revoked'>, string>,
  revoked: {
    title: 'This device was taken out of service',
    detail: 'The office has done this. Nothing can be entered here any more.',
    unsent:
      '{pending, plural, one {# change has} other {# changes have}} not reached the box yet: kept here, and handed in as soon as the box is there.',
    inOffice:
      '{count, plural, one {# change came too late: a manager reads it in the office, and it is not on the order.} other {# changes came too late: a manager reads them in the office, and they are not on the orders.}}',
    nothingLeft: 'Nothing is waiting here: everything that was done on this device is at the box.',
    again: 'To use it again, ask a manager for a new code for this device. The office shows it under Devices.',
  },
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
    pinOf: 'PIN of {name}',
    submit: 'Sign in',
    working: 'Checking…',
    back: 'Someone else',
    stay: 'Go back',
    unreachable: 'The box does not answer, so it cannot check the PIN. Try again when it is connected.',
    wrongApp: '{name} is paired as {role}. Open the app for it, or pair again.',
  },
  devices: { tablet: 'tablet', kitchen: 'kitchen display', till: 'till', office: 'office' } satisfies Record<
    DeviceRole,
    string
  >,
  roles: { waiter: 'Waiter', cook: 'Cook', cashier: 'Cashier', manager: 'Manager', owner: 'Owner' },
  manager: {
    title: 'A manager has to approve',
    who: 'Manager',
    none: 'Nobody here may approve this.',
    approve: 'Approve',
  },
  reason: { why: 'Why?', other: 'Another reason', otherText: 'Say why', confirm: 'Confirm', back: 'Back' },
  numpad: {
    digits: 'Number pad',
    erase: 'Erase',
    decimal: 'Decimal point',
    times: '{count} ×',
    takeTimes: 'Take the typed number as a quantity',
    clearTimes: 'Quantity {count}: clear it',
  },
  stepper: { fewer: 'Fewer', more: 'More' },
  tables: {
    free: 'Free',
    seated: 'Seated',
    sent: 'In the kitchen',
    ready: 'Food is ready',
    bill: 'Bill asked',
    'needs-you': 'Needs you',
    reserved: 'Reserved',
  },
  settings: {
    title: 'This device',
    language: 'Language',
    browserLanguage: 'As the browser',
    theme: 'Colours',
    themes: { system: 'As the device', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
    textSize: 'Text size',
  },
  address: {
    detail: 'A device may call the box by another address, or a server of its own that holds the same restaurant.',
    unsent:
      '{pending, plural, one {# change is} other {# changes are}} not sent yet. They stay here and are sent to the new address.',
    test: 'Test it',
    working: 'Asking…',
    move: 'Use this address',
    knows: 'The box answers there and knows this device.',
    moved: 'This device calls the box at this address now.',
  },
  choose: 'Choose…',
  search: { clear: 'Clear the search' },
  undo: 'Undo',
  close: 'Close',
  opening: 'Opening…',
  ages: { seconds: '{count} s', minutes: '{count} min', hours: '{count} h' },
};

import type { Language, Permission, StaffRole } from '../staff/staff.ts';

type Person = {
  readonly name: string;
  readonly initials: string;
  readonly colour: string;
  readonly role: StaffRole;
  readonly granted: readonly Permission[];
  /** Left out: whatever the device speaks. */
  readonly language?: Language;
};

export const crew: readonly Person[] = [
  { name: 'Ingrid Sandell', initials: 'IS', colour: '#8a5a44', role: 'owner', granted: [] },
  { name: 'Matteo Ricci', initials: 'MR', colour: '#2f6f9f', role: 'manager', granted: [] },
  { name: 'Anna Lind', initials: 'AL', colour: '#c2413b', role: 'waiter', granted: [] },
  { name: 'Ben Okafor', initials: 'BO', colour: '#2e8b57', role: 'waiter', granted: [] },
  // Leads the shift on the terrace when Matteo is off.
  {
    name: 'Carla Nunes',
    initials: 'CN',
    colour: '#b8860b',
    role: 'waiter',
    granted: ['line.void', 'discount'],
    language: 'es',
  },
  { name: 'Dimitri Pappas', initials: 'DP', colour: '#6a4fb3', role: 'cook', granted: [] },
  { name: 'Emma Holm', initials: 'EH', colour: '#00838f', role: 'cook', granted: [], language: 'sv' },
  { name: 'Farah Aziz', initials: 'FA', colour: '#ad3f86', role: 'cashier', granted: [] },
];

/** PINs of the sample, by name. Apart from the people, because no device ever sees one; a real restaurant sets its own. */
export const crewPins: Readonly<Record<string, string>> = {
  'Ingrid Sandell': '7410',
  'Matteo Ricci': '5823',
  'Anna Lind': '1942',
  'Ben Okafor': '2608',
  'Carla Nunes': '3157',
  'Dimitri Pappas': '6284',
  'Emma Holm': '4096',
  'Farah Aziz': '8371',
};

type Regular = { readonly name: string; readonly phone: string; readonly email: string };

/** The numbers are among those that the Swedish regulator keeps for fiction; the addresses lead nowhere (RFC 2606). */
export const regulars: readonly Regular[] = [
  { name: 'Astrid Bergström', phone: '+46 70 174 06 05', email: 'astrid@example.com' },
  { name: 'Björn Kallas', phone: '+46 70 174 06 06', email: '' },
  { name: 'Chiara Conti', phone: '+46 70 174 06 07', email: 'chiara.conti@example.com' },
  { name: 'David Ek', phone: '+46 70 174 06 08', email: '' },
  { name: 'Elif Demir', phone: '+46 70 174 06 09', email: 'elif@example.org' },
  { name: 'Familjen Nyström', phone: '+46 70 174 06 10', email: 'nystrom@example.com' },
  { name: 'Göran Åkesson', phone: '', email: 'goran.akesson@example.org' },
  { name: 'Harbour Pilots Lunch Club', phone: '+46 70 174 06 12', email: 'lunch@example.org' },
  { name: 'Isabel Moreno', phone: '+46 70 174 06 13', email: '' },
  { name: 'Jonas Wikström', phone: '+46 70 174 06 14', email: 'jonas.w@example.com' },
  { name: 'Karin Öberg', phone: '+46 70 174 06 15', email: '' },
  { name: 'Lucía Ferrer', phone: '', email: 'lucia@example.com' },
];

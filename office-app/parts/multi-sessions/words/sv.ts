import type { en } from './en.ts';

export const sv: typeof en = {
  title: 'När ett bord behöver någon',
  detail: 'Efter så många minuter av samma sak kallar bordet på sin servitör på varje platta.',
  unit: 'min',
  seated: 'Inget beställt',
  sent: 'I köket',
  held: 'En gång väntar',
  heldHint: '0: ingen varning.',
  ready: 'Maten är klar',
  bill: 'Notan begärd eller betald',
  bad: 'Skriv hela minuter från 1 till 240.',
  badHeld: 'Skriv hela minuter upp till 240, eller 0 för ingen varning.',
};

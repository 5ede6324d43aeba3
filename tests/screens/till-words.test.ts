import { expect, test } from 'vitest';
import * as tillEnglish from '../../kds-app/till/words/en.ts';
import * as tillSpanish from '../../kds-app/till/words/es.ts';
import * as tillSwedish from '../../kds-app/till/words/sv.ts';
import * as tabletEnglish from '../../tablet-app/words/en.ts';
import * as tabletSpanish from '../../tablet-app/words/es.ts';
import * as tabletSwedish from '../../tablet-app/words/sv.ts';

// Two programs that share no words of their own, and one person who takes money with both.
test.each([
  ['English', tillEnglish.en, tabletEnglish.en],
  ['Swedish', tillSwedish.sv, tabletSwedish.sv],
  ['Spanish', tillSpanish.es, tabletSpanish.es],
])('a tablet speaks of money as the till does, in %s', (_, till, { pay }) => {
  const { cash, 'external-card': card, given, exact, leaves, balance, point } = till.pay;
  expect(pay).toMatchObject({ tenders: { cash, 'external-card': card }, given, exact, leaves, due: balance, point });
  expect(pay.unfired).toEqual(till.notice.unfired);
  expect(pay.soFar).toEqual(till.bill.payments);
  for (const [why, sentence] of Object.entries(pay.why)) expect(till.why).toHaveProperty([why], sentence);
});

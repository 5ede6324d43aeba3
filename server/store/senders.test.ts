import { expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { senderRows, signInsInMemory } from './rows/senders.ts';

test('all sign-ins are known, also when there are more than are kept in memory', () => {
  const { database } = openRestaurant(':memory:');
  const senders = senderRows(database);
  const signIns = Array.from({ length: signInsInMemory + 10 }, (_, at) => ({
    id: `sign-in ${at}`,
    staff: 'anna',
    device: 'ipad',
    issuedMs: at,
    expiresMs: at + 1,
    mac: 'mac',
  }));
  for (const signIn of signIns) senders.addSignIn(signIn);
  for (const _twice of [1, 2]) expect(signIns.map(({ id }) => senders.signIn(id))).toEqual(signIns);
  // What is remembered is read no more, so it shows which are.
  database.exec('DELETE FROM sign_ins');
  expect(signIns.filter(({ id }) => senders.signIn(id) !== null)).toHaveLength(signInsInMemory);
});

import { expect, test } from 'vitest';
import { askBox } from './ask-box.ts';

const pairing = { token: 'a token that is long enough', device: 'd', address: 'http://box' };
const answered = (status: number, text: string) =>
  askBox((async () => new Response(text, { status })) as typeof fetch, pairing, null, {
    method: 'GET',
    path: '/office/members',
  });

test('what is no box has not answered', async () => {
  expect(await answered(200, '{"members":[]}')).toEqual({ members: [] });
  for (const page of ['<html>Welcome to our Wi-Fi</html>', '', 'null', '"ok"'])
    expect(await answered(200, page)).toEqual({ declined: null });
  expect(await answered(403, '{"detail":"Ask the owner.","code":"not-permitted"}')).toEqual({
    declined: 'Ask the owner.',
    code: 'not-permitted',
  });
  expect(await answered(502, 'null')).toEqual({ declined: 'The box refused.', code: '502' });
});

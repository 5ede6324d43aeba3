import { encodeQR } from 'qr';
import { expect, test } from 'vitest';
import { type Picture, seenIn } from './code-in-picture.ts';

/** As a camera sees it: dots of some size on a grey wall. */
function pictureOf(text: string | null, dot = 5): Picture {
  const [width, height] = [640, 480];
  const data = new Uint8ClampedArray(width * height * 4).fill(170);
  const rows = text === null ? [] : encodeQR(text, 'raw', { border: 3 });
  const [left, top] = [(width - rows.length * dot) / 2, (height - rows.length * dot) / 2].map(Math.floor) as [
    number,
    number,
  ];
  for (let y = 0; y < rows.length * dot; y += 1)
    for (let x = 0; x < rows.length * dot; x += 1) {
      const isDark = rows[Math.floor(y / dot)]?.[Math.floor(x / dot)] === true;
      data.fill(isDark ? 20 : 240, ((top + y) * width + left + x) * 4, ((top + y) * width + left + x) * 4 + 3);
    }
  return { width, height, data };
}

test('the code of a box is read, with the address of the box where it says one', () => {
  expect(seenIn(pictureOf('http://192.168.1.20:8080/#pair=123456'))).toMatchObject({ code: '123456', box: null });
  const elsewhere = 'https://apps.example/setup#pair=654321&box=http%3A%2F%2F192.168.1.20%3A8080';
  expect(seenIn(pictureOf(elsewhere))).toMatchObject({ code: '654321', box: 'http://192.168.1.20:8080' });
});

test.each([['https://example.com/menu'], ['http://192.168.1.20/#pair=12'], ['WIFI:S:guests;T:WPA;P:secret;;']])(
  '%s is the code of something else',
  (text) => expect(seenIn(pictureOf(text))).toBe('something-else'),
);

test('a wall shows nothing, and neither does half a code', () => {
  expect(seenIn(pictureOf(null))).toBe('nothing');
  const half = pictureOf('http://192.168.1.20:8080/#pair=123456');
  half.data.fill(170, 0, half.data.length / 2);
  expect(seenIn(half)).toBe('nothing');
});

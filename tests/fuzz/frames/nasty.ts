import type { Seeded } from '../../restaurant/seeded.ts';

/** Text that stands in a JSON message as it is, where no value of JavaScript would be written so. */
const verbatim = (text: string): string => `\u0001${text}\u0002`;

/** As `JSON.stringify`, with what is verbatim written as it is. */
export const written = (value: unknown): string =>
  JSON.stringify(value).replace(/"\\u0001(.*?)\\u0002"/g, (_, text: string) =>
    text.replaceAll('\\"', '"').replaceAll('\\\\', '\\'),
  );

/** Nested deeper than a recursive reader goes. */
export const nestedDeeply = (depth = 100_000): string => '['.repeat(depth);

const values: readonly unknown[] = [
  null,
  true,
  [],
  {},
  '',
  0,
  -1,
  0.1,
  2 ** 31,
  2 ** 53 + 1,
  'x'.repeat(5_000),
  '\u0000',
  '\ud800',
  '1e309',
  '__proto__',
  'constructor',
  '01890000-0000-7000-8000-000000000000',
  '01890000-0000-7000-8000-00000000000\u217b',
  [null],
  [[[[]]]],
  verbatim('1e309'),
  verbatim('-0'),
  verbatim('1e-400'),
  verbatim('123456789012345678901234567890'),
  verbatim('9007199254740993'),
  verbatim('{"__proto__":{"isAdmin":true}}'),
  verbatim('{"constructor":{"prototype":{"isAdmin":true}}}'),
  verbatim('{"a":1,"a":2}'),
];

/** Changes one to three places of a message; what it was made of stays as it is. */
export function mutated(message: unknown, random: Seeded): unknown {
  let changed = message;
  for (let changes = 1 + random.below(3); changes > 0; changes -= 1) changed = changedOnce(changed, random);
  return changed;
}

function changedOnce(value: unknown, random: Seeded): unknown {
  const isDeep = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isDeep || random.chance(0.15)) return changedValue(value, random);
  if (Array.isArray(value)) {
    const at = random.below(value.length);
    if (random.chance(0.1)) return value.toSpliced(at, 1);
    if (random.chance(0.1)) return [...value, ...value];
    return value.with(at, changedOnce(value[at], random));
  }
  const keys = Object.keys(value);
  const key = keys[random.below(keys.length)] ?? '';
  const fields = value as Record<string, unknown>;
  if (random.chance(0.1)) return Object.fromEntries(keys.filter((one) => one !== key).map((one) => [one, fields[one]]));
  if (random.chance(0.1))
    return { ...fields, [random.pick(['x', 'toString', 'hasOwnProperty', '']) ?? '']: fields[key] };
  return { ...fields, [key]: changedOnce(fields[key], random) };
}

function changedValue(value: unknown, random: Seeded): unknown {
  if (typeof value === 'number' && random.chance(0.5)) return value + random.below(2_001) - 1_000;
  if (typeof value === 'string' && random.chance(0.3)) {
    const at = random.below(value.length + 1);
    return `${value.slice(0, at)}${String.fromCharCode(random.below(0xffff))}${value.slice(at + random.below(2))}`;
  }
  return values[random.below(values.length)];
}

/** Changes the text itself: keys said twice, prototypes, numbers no machine can hold, pieces left out or repeated. */
export function spoilt(text: string, random: Seeded): string {
  const at = random.below(text.length);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const ways = [
    () => text.replace('{', '{"__proto__":{"isAdmin":true,"permissions":["staff.edit"]},'),
    () => text.replace('{', '{"type":"push","type":"hello",'),
    () => text.replace(/\d+/, '1e309'),
    () => before,
    () => before + after.slice(1 + random.below(20)),
    () => before + before.slice(-20) + after,
    () => `${before}\u0000${after}`,
    () => `\ufeff${text}`,
    () => text.replaceAll('"', '\u201d'),
    () => `${text}${text}`,
    () => before + nestedDeeply(30_000) + after,
    () => `[${text}]`,
  ];
  return (random.pick(ways) ?? ways[0])?.() ?? text;
}

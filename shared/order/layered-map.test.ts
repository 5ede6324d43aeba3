import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withEntries } from './layered-map.ts';

const entries = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.string()), { maxLength: 40 });

test('whatever is set, it reads like a plain map, in the same order, and the maps before it stay as they were', () => {
  fc.assert(
    fc.property(fc.array(entries, { maxLength: 40 }), (steps) => {
      const plain = new Map<number, string>();
      let layered: ReadonlyMap<number, string> = new Map();
      const before: (readonly [ReadonlyMap<number, string>, string])[] = [];
      for (const step of steps) {
        for (const [key, value] of step) plain.set(key, value);
        layered = withEntries(layered, step);
        expect([...layered]).toEqual([...plain]);
        expect([...layered.keys()]).toEqual([...plain.keys()]);
        expect([...layered.values()]).toEqual([...plain.values()]);
        expect(layered.size).toBe(plain.size);
        for (const key of [0, 60, 120, 400]) {
          expect(layered.get(key)).toBe(plain.get(key));
          expect(layered.has(key)).toBe(plain.has(key));
        }
        const told: [number, string][] = [];
        layered.forEach((value, key) => {
          told.push([key, value]);
        });
        expect(told).toEqual([...plain]);
        before.push([layered, JSON.stringify([...layered])]);
      }
      for (const [map, was] of before) expect(JSON.stringify([...map])).toBe(was);
    }),
  );
});

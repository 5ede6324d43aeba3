import { describe, expect, test } from 'vitest';
import { openRestaurant } from '../box-store.ts';
import { admitted, eventAt, groupOf, hall, idOf, tagOf, tapAt, terrace } from '../sample/group.ts';
import { places } from '../sample/places.ts';

const order = idOf('order');

describe.each(places)('the feed $place', ({ pathOf }) => {
  const open = () => openRestaurant(pathOf());

  test('P4 the feed ends at the end of a group, whatever the limit, and gives at least one group', () => {
    const { store } = open();
    store.commit(groupOf({ from: 0, upTo: 3, events: [1, 2, 3].map((at) => eventAt(at, order)) }));
    store.commit(groupOf({ from: 3, upTo: 5, events: [4, 5].map((at) => eventAt(at, order)) }));
    store.commit(
      groupOf({ from: 5, upTo: 7, events: [6, 7].map((at) => eventAt(at, order, { audience: [terrace] })) }),
    );
    const slices = [1, 3, 4, 5, 100].map((limit) => store.feedAfter(hall, 0, limit));
    expect(slices.map(({ upTo, tag }) => [upTo, tag])).toEqual([3, 3, 5, 5, 7].map((upTo) => [upTo, tagOf(upTo)]));
    expect(slices.map(({ entries }) => entries.length)).toEqual([3, 3, 5, 5, 5]);
    expect(store.feedAfter(hall, 5, 100)).toEqual({ upTo: 7, tag: tagOf(7), entries: [] });
    expect(store.feedAfter(hall, 7, 100)).toEqual({ upTo: 7, tag: tagOf(7), entries: [] });
  });

  test('a position has the tag of the group that ends there, two groups have two, and the middle of a group has none', () => {
    const { store } = open();
    const atFounding = store.load().tag;
    store.commit(groupOf({ from: 0, upTo: 2, tag: 'aaaaaaaa' }));
    store.commit(groupOf({ from: 2, upTo: 3, tag: 'bbbbbbbb' }));
    expect([0, 1, 2, 3, 4].map(store.tagAt)).toEqual([atFounding, null, 'aaaaaaaa', 'bbbbbbbb', null]);
    expect(store.load().tag).toBe('bbbbbbbb');
  });

  test('a commit of nothing but refusals moves no position and leaves its tag as it is', () => {
    const { store } = open();
    store.commit(tapAt(1, order));
    const refused = { ...admitted(eventAt(2, order)), verdict: 'refused', code: 'no-such-line', position: 1 } as const;
    store.commit(groupOf({ from: 1, upTo: 1, tag: 'ffffffff', verdicts: [refused] }));
    expect(store.load()).toMatchObject({ head: 1, tag: tagOf(1) });
    expect(store.verdict(refused.id)).toEqual(refused);
  });

  test('the feed is cut in steps, and the events stay', () => {
    const { store } = open();
    for (let at = 1; at <= 10; at++) store.commit(tapAt(at, order));
    expect(store.prune(8, 5)).toBe(true);
    expect(store.oldestPosition()).toBe(5);
    expect(store.prune(8, 5)).toBe(false);
    expect(store.oldestPosition()).toBe(8);
    expect(store.feedAfter(hall, 8, 100).entries).toHaveLength(2);
    expect(store.wholeOrder(order)?.facts).toHaveLength(10);
    expect(store.tagAt(3)).toBe(tagOf(3));
    expect(store.prune(8)).toBe(false);
    expect(() => store.feedAfter(hall, 7, 100)).toThrow(expect.objectContaining({ name: 'FeedCut' }));
  });
});

import { expect, test } from 'vitest';
import { BoxLink, type LinkPush } from './box-link.ts';
import { groupMs, maxGroupOffers, maxPieceOffers, Turns } from './box-turns.ts';

/** A clock that somebody else winds, senders by name, and a group that judges for so long at each offer. */
function inn() {
  let nowMs = 0;
  const clock = { wallMs: () => nowMs, monotonicMs: () => nowMs };
  const turns = new Turns(clock);
  const names = new Map<BoxLink, string>();
  const sender = (name: string): BoxLink => {
    const link = new BoxLink({ send: () => {}, close: () => {} }, 'web-socket', clock);
    names.set(link, name);
    return link;
  };
  const says = (link: BoxLink, offers: number): number =>
    turns.add(link, { kind: 'push', items: Array.from({ length: offers }, (_, at) => at) });
  const group = (msOfOffer = 0): string[] =>
    [...judging(turns.ofOneGroup(), msOfOffer)].map(({ link, push }) => `${names.get(link)} ${push.items.length}`);
  function* judging(pushes: Iterable<LinkPush>, msOfOffer: number): Generator<LinkPush> {
    for (const one of pushes) {
      nowMs += one.push.items.length * msOfOffer;
      yield one;
    }
  }
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { turns, sender, says, group, pass };
}

test('who has much to say comes after each of the others between two of its pieces', () => {
  const { turns, sender, says, group } = inn();
  const [anna, ben] = [sender('anna'), sender('ben')];
  says(anna, maxPieceOffers * 2 + 5);
  expect([says(ben, 1), says(ben, 2)]).toEqual([1, 2]);
  expect(group()).toEqual(['anna 128', 'ben 1', 'anna 128', 'ben 2', 'anna 5']);
  expect(turns.areOver).toBe(true);
  expect(group()).toEqual([]);
});

test('what a piece leaves of a push comes in its order', () => {
  const { turns, sender, says } = inn();
  says(sender('anna'), maxPieceOffers + 2);
  const items = [...turns.ofOneGroup()].flatMap(({ push }) => push.items);
  expect(items).toEqual(Array.from({ length: maxPieceOffers + 2 }, (_, at) => at));
});

test('a group takes no more once it has had its time, and the next begins with who waited longest', () => {
  const { sender, says, group } = inn();
  const [anna, ben, cem] = [sender('anna'), sender('ben'), sender('cem')];
  says(anna, 1_000);
  says(ben, 1);
  says(cem, 1);
  const slow = groupMs / maxPieceOffers;
  expect(group(slow)).toEqual(['anna 128']);
  expect(group(slow)).toEqual(['ben 1', 'cem 1', 'anna 128']);
});

test('a group that is expensive to save is judged for a quarter of that time, and for no more than twice as long as another', () => {
  const { turns, sender, says, group, pass } = inn();
  const slow = groupMs / maxPieceOffers;
  const anna = sender('anna');
  says(anna, maxPieceOffers * 6);
  expect(group(slow)).toHaveLength(1);
  pass(groupMs * 7);
  turns.saved();
  expect(group(slow)).toHaveLength(2);
  pass(groupMs * 100);
  turns.saved();
  expect(group(slow)).toHaveLength(2);
  turns.saved();
  expect(group(slow)).toHaveLength(1);
});

test('a group that is full leaves the rest to the next', () => {
  const { turns, sender, says, group } = inn();
  for (let at = 0; at < 20; at += 1) says(sender(`${at}`), maxPieceOffers);
  expect(group()).toHaveLength(Math.ceil(maxGroupOffers / maxPieceOffers));
  expect(turns.areOver).toBe(false);
  expect(group()).toHaveLength(4);
});

test('of a line that has ended nothing more is judged', () => {
  const { turns, sender, says, group } = inn();
  const [anna, ben] = [sender('anna'), sender('ben')];
  says(anna, 3);
  says(ben, 1);
  anna.end('silent', 'Nothing was heard.');
  expect(group()).toEqual(['ben 1']);
  expect(turns.areOver).toBe(true);
});

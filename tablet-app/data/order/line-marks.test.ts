import { idOf, party, sells } from '@comanda/shared/order/commands.fixture.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { everyoneSees, twoTablets } from '@comanda/shared/order/tablets.fixture.ts';
import { expect, test } from 'vitest';
import { overruledRecall } from './line-marks.ts';

const fire: Command = { type: 'fire', order: party, lines: 'all' };
const does = (type: 'ready' | 'recall' | 'serve'): Command => ({ type, order: party, lines: [idOf('soup')] });

/** Ann and Ben have seen a soup that is ready, and then do not see each other. */
function soupThatIsReady() {
  const night = twoTablets(sells('soup', { quantity: 2 }), fire);
  night.ben.does({ ...does('ready'), upTo: { [idOf('soup')]: 1 } } as Command);
  night.meet();
  const recalled = () => {
    const [line] = everyoneSees(night).lines;
    return line === undefined ? 'no line' : overruledRecall(line)?.event.device;
  };
  return { night, recalled };
}

test('a recall that another screen overruled without seeing it is told until the dish is served', () => {
  const { night, recalled } = soupThatIsReady();
  expect(recalled()).toBeUndefined();
  night.ben.does(does('recall'));
  night.ann.does(does('ready'));
  expect(recalled()).toBe(idOf('Ben'));
  night.ann.does(does('serve'));
  expect(recalled()).toBeUndefined();
});

test('who took it back and says that it is ready again overrules nobody', () => {
  const { night, recalled } = soupThatIsReady();
  night.ben.does(does('recall'));
  expect(recalled()).toBeUndefined();
  night.ben.does(does('ready'));
  expect(recalled()).toBeUndefined();
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRandom, createTimers } from './browser.ts';
import { createOneTab, type OneTab } from './one-tab.ts';

/** Web Locks as the standard has them, as far as tabs use them: one holder, asked for if free, or stolen. */
function lockManager(): LockManager {
  let lose: (() => void) | undefined;
  const request = (_name: string, how: LockOptions, hold: (lock: Lock | null) => Promise<void> | undefined) => {
    if (how.ifAvailable && lose !== undefined) return Promise.resolve(hold(null));
    lose?.();
    return new Promise((done, stolen) => {
      const mine = () => stolen(new DOMException('Stolen.', 'AbortError'));
      lose = mine;
      Promise.resolve(hold({ name: 'lock', mode: 'exclusive' })).then(() => {
        if (lose === mine) lose = undefined;
        done(undefined);
      }, stolen);
    });
  };
  return { request, query: () => Promise.resolve({}) } as unknown as LockManager;
}

describe.each(['with locks', 'without locks'])('tabs of a browser %s', (how) => {
  let locks: LockManager | undefined;
  let channels: BroadcastChannel[];
  let tabs: OneTab[];
  beforeEach(() => {
    locks = how === 'with locks' ? lockManager() : undefined;
    channels = [];
    tabs = [];
  });
  afterEach(() => {
    for (const channel of channels) channel.close();
  });

  function openTab() {
    const channel = new BroadcastChannel(`one-tab ${how}`);
    const lost = vi.fn();
    const tab = createOneTab({ name: 'device', timers: createTimers(), random: createRandom(), lost, locks, channel });
    channels.push(channel);
    tabs.push(tab);
    return { tab, lost };
  }

  test('the first is the device, the second is told that it is elsewhere', async () => {
    const [first, second] = [openTab(), openTab()];
    expect(await first.tab.ask()).toBe('device');
    expect(await second.tab.ask()).toBe('elsewhere');
    expect(first.lost).not.toHaveBeenCalled();
  });

  test('"Use here" takes the device over, and the first learns of it at once', async () => {
    const [first, second] = [openTab(), openTab()];
    await first.tab.ask();
    await second.tab.take();
    await vi.waitFor(() => expect(first.lost).toHaveBeenCalledOnce());
    expect(second.lost).not.toHaveBeenCalled();
    expect(await first.tab.ask()).toBe('elsewhere');
  });

  test('it goes back and forth as often as someone likes', async () => {
    const [first, second] = [openTab(), openTab()];
    await first.tab.ask();
    await second.tab.take();
    await vi.waitFor(() => expect(first.lost).toHaveBeenCalledOnce());
    await first.tab.take();
    await vi.waitFor(() => expect(second.lost).toHaveBeenCalledOnce());
    expect(first.lost).toHaveBeenCalledOnce();
    expect(await second.tab.ask()).toBe('elsewhere');
  });

  test('a tab that lets go leaves the device to the next that asks', async () => {
    const [first, second] = [openTab(), openTab()];
    await first.tab.ask();
    first.tab.release();
    await vi.waitFor(async () => expect(await second.tab.ask()).toBe('device'));
    expect(first.lost).not.toHaveBeenCalled();
  });

  test('using it here twice loses nothing', async () => {
    const { tab, lost } = openTab();
    await tab.take();
    await tab.take();
    expect(lost).not.toHaveBeenCalled();
  });
});

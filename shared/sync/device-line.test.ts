import { expect, test } from 'vitest';
import { DeviceLine } from './device-line.ts';
import type { LinkEvents } from './device-ports.ts';
import { closeCodes } from './wire.ts';

/** A line whose other end is the test, and timers that run when it says so. */
function line() {
  const waiting: (() => void)[] = [];
  let other: LinkEvents | null = null;
  const device = new DeviceLine(
    {
      clock: { wallMs: () => 0, monotonicMs: () => 0 },
      timers: {
        after(_, run) {
          waiting.push(run);
          return () => void waiting.splice(waiting.indexOf(run), 1);
        },
      },
      random: { bytes: (count) => new Uint8Array(count) },
      links: {
        connect(_, events) {
          other = events;
          return { send: () => {}, close: () => {} };
        },
      },
    },
    { opened: () => {}, received: () => {}, ended: () => {}, beat: () => ({ type: 'beat' }) },
  );
  device.start();
  return {
    device,
    box: (): LinkEvents => other as unknown as LinkEvents,
    timePasses: () => {
      for (const run of waiting.splice(0)) run();
    },
  };
}

test('a box that cannot save takes every line and ends it: until it speaks, or is not there at all, that is what is known of it', () => {
  const { device, box, timePasses } = line();
  expect(device.isBoxFailing).toBe(false);
  for (const _ of ['once', 'again']) {
    box().opened();
    box().ended({ code: closeCodes['box-failed'], reason: 'the box could not save' });
    expect(device.isBoxFailing).toBe(true);
    timePasses();
    expect(device.isBoxFailing).toBe(true);
  }
  box().opened();
  box().received({ type: 'present', who: [] });
  expect(device.isBoxFailing).toBe(false);
  box().ended({ code: closeCodes['box-failed'], reason: 'the box could not save' });
  timePasses();
  box().ended({ code: 0, reason: 'The connection was lost.' });
  expect(device.isBoxFailing).toBe(false);
});

import type { Up } from '@comanda/shared/sync/wire.ts';
import { expect } from 'vitest';
import type { Stage } from '../restaurant/stage.ts';

/** Changes what one tablet says on its way to the box, as somebody with its token could. */
export async function saysInstead(night: Stage, number: number, change: (message: Up) => Up): Promise<void> {
  const tablet = night.tablet(number);
  tablet.wrapLinks = (links) => ({
    connect: (kind, events) => {
      const link = links.connect(kind, events);
      return { ...link, send: (message) => link.send(change(message)) };
    },
  });
  tablet.core.wake();
  await night.settle();
  expect(tablet.core.connection().state).toBe('live');
}

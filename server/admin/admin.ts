import { X509Certificate } from 'node:crypto';
import type { Book } from '@comanda/shared/order/book.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { NotSaved } from '@comanda/shared/sync/box-ports.ts';
import { program } from '@comanda/shared/sync/program.ts';
import type { Box } from '../box.ts';
import { troubleOf, wordsOfTrouble } from '../store/trouble.ts';
import type { SecondDoor } from '../tls/second-door.ts';
import { listDevices, pair, rename, revoke } from './device-desk.ts';
import type { Admin, Answers, Declined, Verb, Wish } from './wishes.ts';

type Desk = { readonly [V in Verb]: (wish: Wish<V>) => Answers[V] | Declined | Promise<Answers[V] | Declined> };

/** The door of a running box; a folder that is merely opened has none. */
export type Door = Pick<SecondDoor, 'look' | 'shown'>;
const noDoor: Door = { look: async () => {}, shown: () => null };

/** Answers wishes with an open box. Whoever calls it has made sure that the wisher sits at the box. */
export function adminOf(box: Box, door: Door = noDoor): Admin {
  const desk: Desk = {
    pair: (wish) => pair(box, wish),
    'list-devices': () => ({ devices: listDevices(box) }),
    'revoke-device': ({ device }) => revoke(box, device),
    'rename-device': ({ device, name }) => rename(box, device, name),
    // Rarely asked for, and it brings the readers of several kinds of files with it.
    'import-menu': async (wish) => (await import('./import-menu.ts')).importMenu(box, wish),
    'back-up': async ({ folder }) => ({ manifest: await box.backUp(folder) }),
    health: () => {
      // The doctor looks at the disk itself and waits for nobody; who is linked should hear of it too.
      void box.lookInside();
      return {
        program,
        isDurable: box.isDurable(),
        devices: box.core.links().map(({ name, program: theirs }) => ({ name, program: theirs })),
      };
    },
    'close-day': () => ({ day: box.core.closeDay(), openOrders: openOrdersOf(box.core.life.book) }),
    'look-at-certificate': async () => {
      await door.look();
      const shown = door.shown();
      return { fingerprint: shown && new X509Certificate(shown.certificate).fingerprint256 };
    },
  };
  return {
    async ask(verb, wish) {
      try {
        return await desk[verb](wish);
      } catch (error) {
        if (error instanceof NotSaved)
          return { declined: 'box-failed', detail: 'The box could not save. Look at its log.' };
        if (troubleOf(error) === null) throw error;
        return { declined: 'disk-trouble', detail: wordsOfTrouble(error) };
      }
    },
  };
}

const openOrdersOf = (book: Book): number =>
  [...book.orders.keys()].filter((id) => orderView(book, id)?.state === 'open').length;

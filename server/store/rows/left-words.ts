import type { LeftWord } from '@comanda/shared/sync/box-ports.ts';
import type { Writer } from '../open.ts';

/** Of each product that somebody counts, whence the number is. */
export function leftWordRows(database: Writer) {
  const put = database.prepare(
    'INSERT INTO left_words (product, epoch) VALUES (?, ?) ON CONFLICT DO UPDATE SET epoch = excluded.epoch',
  );
  const all = database.prepare<[], LeftWord>('SELECT product, epoch FROM left_words');
  return {
    put({ product, epoch }: LeftWord): void {
      put.run(product, epoch);
    },
    all: (): LeftWord[] => all.all(),
  };
}

import type { Migration } from '../migrate.ts';
import { records } from './0001-records.ts';
import { orders } from './0002-orders.ts';
import { feed } from './0003-feed.ts';
import { people } from './0004-people.ts';
import { views } from './0005-views.ts';
import { ties } from './0006-ties.ts';
import { service } from './0007-service.ts';
import { setAside } from './0008-set-aside.ts';
import { dealtWith } from './0009-dealt-with.ts';
import { waiter } from './0010-waiter.ts';
import { given } from './0011-given.ts';
import { patience } from './0012-patience.ts';
import { left } from './0013-left.ts';
import { expected } from './0014-expected.ts';
import { leftWords } from './0015-left-words.ts';

/** In their order, by number. */
export const migrations: readonly Migration[] = [
  records,
  orders,
  feed,
  people,
  views,
  ties,
  service,
  setAside,
  dealtWith,
  waiter,
  given,
  patience,
  left,
  expected,
  leftWords,
];

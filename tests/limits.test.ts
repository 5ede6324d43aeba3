import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keptFeed } from '@comanda/server/main.ts';
import { addressesCounted, perMinute } from '@comanda/server/routes/rates.ts';
import { pairingTries } from '@comanda/server/store/pairing.ts';
import { signInsInMemory } from '@comanda/server/store/rows/senders.ts';
import { mostLetters } from '@comanda/server/store/set-aside.ts';
import { mostConnections, patience } from '@comanda/server/sync/callers.ts';
import { maxDepth, usualLimits } from '@comanda/server/sync/guarded-line.ts';
import { maxLinks } from '@comanda/server/sync/link-room.ts';
import {
  longestWaitMs,
  mostEnds,
  mostLeftBytes,
  mostMessages,
  pushBytes,
  rememberEndMs,
} from '@comanda/server/sync/long-poll-route.ts';
import { usualPolledLimits } from '@comanda/server/sync/polled-link.ts';
import { manyPieces } from '@comanda/server/sync/socket-route.ts';
import { mostVisitors } from '@comanda/server/tls/visits.ts';
import { bodyLimit } from '@comanda/server/web-server.ts';
import { noteLimits } from '@comanda/shared/notes/limits.ts';
import { mostReckoned } from '@comanda/shared/order/cooking.ts';
import { mostWaiting } from '@comanda/shared/replica/links/send-queue.ts';
import { mostBufferedBytes } from '@comanda/shared/replica/links/web-socket-link.ts';
import { mostTries } from '@comanda/shared/replica/offline-pin.ts';
import { triesOfAccount, triesOfPerson, triesOnDevice } from '@comanda/shared/staff/pin-lock.ts';
import { factsToEndOrder, maxFactsPerOrder, maxGiven, maxOrdersHeld } from '@comanda/shared/sync/admit.ts';
import { mostLinks } from '@comanda/shared/sync/box-core.ts';
import { mostSetAside } from '@comanda/shared/sync/box-greeting.ts';
import { maxRefusedLetters, maxRowsInTable } from '@comanda/shared/sync/box-group.ts';
import { runsInMemory } from '@comanda/shared/sync/box-life.ts';
import { maxQueuedPushes } from '@comanda/shared/sync/box-link.ts';
import { tellMs } from '@comanda/shared/sync/box-presence.ts';
import { groupMs, maxGroupOffers, maxPieceOffers } from '@comanda/shared/sync/box-turns.ts';
import { awayFacts } from '@comanda/shared/sync/conversation.ts';
import { mostUnsaved } from '@comanda/shared/sync/device-core.ts';
import { mostSignIns } from '@comanda/shared/sync/keeping.ts';
import { maxOffersInPush, maxOnTheWay } from '@comanda/shared/sync/outbox.ts';
import { maxTiedOrders } from '@comanda/shared/sync/ties.ts';
import { deadMs, maxMessageBytes, maxPushEvents } from '@comanda/shared/sync/wire.ts';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const count = (number: number): string => number.toLocaleString('en');
const bytes = (number: number): string => (number % 2 ** 20 === 0 ? `${number / 2 ** 20} MiB` : `${number / 1024} KiB`);
const time = (ms: number): string => `${ms / 1000} s`;

const named = (name: string, numbers: Readonly<Record<string, number>>, say = count): [string, string][] =>
  Object.entries(numbers).map(([key, number]) => [name === '' ? key : `${name}.${key}`, say(number)]);
const { helloMs, waitingBytes, ...paces } = usualLimits;
const { updateBytes, ...noteCounts } = noteLimits;
const { headersTimeout, requestTimeout } = patience;

/** Every limit of the document as the code has it. */
const limits = new Map<string, string>([
  ...named('', { maxMessageBytes, pushBytes, bodyLimit, mostBufferedBytes, mostLeftBytes }, bytes),
  ...named('', { deadMs, groupMs, longestWaitMs, rememberEndMs, tellMs }, time),
  ...named('', { maxDepth, maxQueuedPushes, maxPushEvents, mostLinks, maxLinks, mostMessages, mostEnds, mostVisitors }),
  ...named('', {
    addressesCounted,
    mostLetters,
    pairingTries,
    triesOfPerson,
    triesOnDevice,
    triesOfAccount,
    mostTries,
  }),
  ...named('', {
    maxFactsPerOrder,
    maxGiven,
    factsToEndOrder,
    maxTiedOrders,
    maxOrdersHeld,
    maxRowsInTable,
    mostSetAside,
    maxRefusedLetters,
  }),
  ...named('', { maxGroupOffers, maxPieceOffers }),
  ...named('', { keptFeed, runsInMemory, signInsInMemory, maxOnTheWay, maxOffersInPush, mostWaiting, mostUnsaved }),
  ...named('', { awayFacts, mostSignIns }),
  ...named('mostReckoned', mostReckoned),
  ...named('usualLimits', { helloMs }, time),
  ...named('usualLimits', { waitingBytes }, bytes),
  ...named('usualLimits', paces),
  ...named('usualPolledLimits', usualPolledLimits, time),
  ...named('manyPieces', { maxFragments: manyPieces.maxFragments }),
  ...named('mostConnections', mostConnections),
  ...named('patience', { headersTimeout, requestTimeout }, time),
  ...named('perMinute', perMinute),
  ...named('noteLimits', { updateBytes }, bytes),
  ...named('noteLimits', noteCounts),
]);

type Row = {
  readonly what: string;
  readonly most: string;
  readonly where: string;
  readonly file: string;
  readonly title: string;
};

const document = readFileSync(`${root}docs/limits.md`, 'utf8');

const rows: readonly Row[] = document.split('\n').flatMap((line) => {
  const [, what = '', most = '', , where = '', shownBy = ''] = line.split('|').map((cell) => cell.trim());
  const [, file = '', title = ''] = /^`(.+)`: (.+)$/.exec(shownBy) ?? [];
  return where.startsWith('`') ? [{ what, most, where: where.replaceAll('`', ''), file, title }] : [];
});

test('the document names every limit once, and none that is not there', () => {
  expect(rows.map(({ where }) => where).sort()).toEqual([...limits.keys()].sort());
});

test('what the owner reads first is what the table says', () => {
  const [forOwners = ''] = document.split('## Every limit');
  const said = new Set(forOwners.match(/\b\d[\d,]*\b/g));
  const named = [
    ...[
      maxFactsPerOrder,
      factsToEndOrder,
      maxOrdersHeld,
      maxRowsInTable,
      noteLimits.noteLetters,
      noteLimits.noteUpdates,
    ],
    ...[maxLinks, mostLinks, maxOnTheWay, awayFacts, triesOfPerson, pairingTries],
  ];
  expect([...said].sort()).toEqual([...new Set(named.map(count))].sort());
});

test.each(rows)('$what: $most, as $where has it', ({ most, where }) => {
  expect(most).toBe(limits.get(where));
});

test.each(rows)('$what: the test that goes there is in $file', ({ file, title }) => {
  expect(existsSync(root + file)).toBe(true);
  expect(readFileSync(root + file, 'utf8')).toContain(title);
});

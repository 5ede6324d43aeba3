import { createHash } from 'node:crypto';
import { protocolHistory } from '@comanda/shared/sync/protocol-history.ts';
import { recordTables } from '@comanda/shared/sync/records.ts';
import { Beat, Hello, offerSchemas, Presence, Push, protocolVersion, Reoffer } from '@comanda/shared/sync/wire.ts';
import { downSchemas } from '@comanda/shared/sync/wire-down.ts';
import { Compile } from 'typebox/compile';
import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';

/** Everything that travels, as it is checked: messages up, messages down, every type of offer, every table of records. */
function shapeNow(): string {
  const shape = JSON.stringify([
    [Hello, Push, Reoffer, Beat, Presence],
    downSchemas,
    [...offerSchemas],
    Object.entries(recordTables),
  ]);
  return createHash('sha256').update(shape).digest('hex').slice(0, 16);
}

test('the shape of the wire is the last one in its history: change it and you owe a new version', () => {
  expect(protocolHistory.at(-1)).toEqual({ version: protocolVersion, shape: shapeNow() });
});

test('versions of the wire only go up', () => {
  const versions = protocolHistory.map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
});

test('whatever the box says to a tablet in an evening fits the schemas of the wire', () => {
  const checks = new Map(Object.entries(downSchemas).map(([type, schema]) => [type, Compile(schema)]));
  const heard = new Set<string>();
  const wrong: unknown[] = [];
  const night = openRestaurant({ tablets: 2 });
  for (const { cable } of night.tablets) {
    cable.hears = (message) => {
      heard.add(message.type);
      if (!checks.get(message.type)?.Check(message)) wrong.push(message);
    };
  }
  const anna = night.tablet(1);
  const order = anna.open(night.tables()[0] ?? '');
  const line = anna.add(order, night.plainProducts()[0] ?? '');
  anna.core.lookAt(order, { line, adding: 2 });
  night.settle();
  night.cut(1);
  anna.do({ type: 'fire', order, lines: [line] });
  night.settle();
  night.mend(1);
  night.settle();
  night.addTablet('kitchen', night.staff('waiter')).core.act({ type: 'ready', order, lines: [line] });
  night.settle();
  night.tablet(2).kill();
  night.tablet(2).disk.wipe();
  night.tablet(2).restart();
  night.settle();
  night.box.core?.closeDay();
  night.box.core?.stop();
  night.settle(100);
  expect(wrong).toEqual([]);
  expect([...heard].sort()).toEqual(['bye', 'frame', 'present', 'snapshot', 'verdicts', 'welcome']);
});

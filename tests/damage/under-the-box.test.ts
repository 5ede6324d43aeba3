import { closeSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { reading } from '@comanda/server/store/open.ts';
import { expect, test, vi } from 'vitest';
import { comanda, runComanda } from '../processes/box-process.ts';
import { Bistro, eventually, withinTwoSeconds } from './bistro.ts';

// An evening is told by ten commands, and each is a program that starts.
vi.setConfig({ testTimeout: 240_000 });

const pageBytes = 4_096;
const walHeaderBytes = 32;
const frameBytes = 24 + pageBytes;

/** A bit falls on the disk, and nobody is told: the file keeps its place and its length. */
function flip(file: string, at: number): void {
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  byte.writeUInt8(byte.readUInt8(0) ^ 1, 0);
  writeSync(handle, byte, 0, 1, at);
  closeSync(handle);
}

/** What kind of page it is, of a table that an evening does not write to. */
const kindOfPage = (file: string): number =>
  reading(file, (database) => {
    const root = database.prepare<[], number>(`SELECT rootpage FROM sqlite_master WHERE name = 'products'`).pluck();
    return ((root.get() ?? 1) - 1) * pageBytes;
  });

/** An evening with a backup, on a box whose file was home when it opened. */
async function evening() {
  const bistro = await Bistro.open();
  bistro.tap(20);
  await bistro.settled();
  await comanda('backup', '--data', bistro.box.data);
  await bistro.box.stop();
  await bistro.box.start();
  bistro.tap(20);
  await bistro.settled();
  return bistro;
}

/** The doctor says so within two seconds, and every screen about then: the box reads its disk when the doctor asks how it is. */
async function noticed(bistro: Bistro, says: RegExp): Promise<void> {
  const { code, out } = await withinTwoSeconds(() => runComanda('doctor', '--data', bistro.box.data));
  expect([code, out]).toEqual([2, expect.stringMatching(says)]);
  await withinTwoSeconds(() => eventually(() => bistro.devices.every(({ core }) => core.connection().cannotSave)));
  expect(await bistro.readiness()).toEqual({ status: 503, says: expect.stringContaining('is damaged') });
}

/** Everybody is where everybody was, and every seal holds. */
async function wellAgain(bistro: Bistro): Promise<void> {
  await bistro.settled();
  expect((await bistro.readiness()).status).toBe(200);
  for (const { core } of bistro.devices)
    expect(core.connection()).toMatchObject({ state: 'live', cannotSave: false, boxDamaged: false });
  expect((await runComanda('doctor', '--deep', '--data', bistro.box.data)).out).toMatch(/ok {4}events .+ every seal/);
}

test('a page falls under the running box: the doctor and every screen say so, until it is mended or a restore under the box brings everything back', async () => {
  const bistro = await evening();
  const { database, data } = bistro.box;
  const at = kindOfPage(database);
  flip(database, at);
  // It has read that page long ago, and nobody's tap needs it again.
  bistro.tap(10);
  await bistro.settled();
  await noticed(bistro, /fail {2}database .+damaged/);
  bistro.tap(10);
  flip(database, at);
  await wellAgain(bistro);

  flip(database, kindOfPage(database));
  await noticed(bistro, /fail {2}database .+damaged/);
  const tapped = bistro.events();
  bistro.tap(10);
  expect((await runComanda('restore', '--data', data)).code).toBe(0);
  // Nobody starts anything.
  await eventually(() => bistro.events() === tapped + 10);
  await wellAgain(bistro);
});

test('a bit falls in the write-ahead log under the running box: the same', async () => {
  const bistro = await evening();
  const log = `${bistro.box.database}-wal`;
  const frames = (statSync(log).size - walHeaderBytes) / frameBytes;
  expect(frames).toBeGreaterThan(5);
  flip(log, walHeaderBytes + (frames - 1) * frameBytes + 24);
  await noticed(bistro, /fail {2}database .+damaged/);
  bistro.tap(10);
  expect((await runComanda('restore', '--data', bistro.box.data)).code).toBe(0);
  await wellAgain(bistro);
});

/** @param place in the text of the first event, from its end */
function flipInFirstEvent({ box: { database } }: Bistro, place: number): void {
  const [event = ''] = reading(database, (file) =>
    file.prepare<[], string>('SELECT json FROM order_events ORDER BY position').pluck().all(),
  );
  flip(database, readFileSync(database).indexOf(event) + event.length + place);
}

/** The doctor says which, and every screen says whose disk it is; nobody is kept from anything. */
async function saysWhichEvent({ box: { data }, devices }: Bistro): Promise<void> {
  const { code, out } = await withinTwoSeconds(() => runComanda('doctor', '--data', data));
  expect([code, out]).toEqual([2, expect.stringMatching(/fail {2}events .+ is not as the box sealed it/)]);
  await withinTwoSeconds(() => eventually(() => devices.every(({ core }) => core.connection().boxDamaged)));
  for (const { core } of devices) expect(core.connection()).toMatchObject({ state: 'live', cannotSave: false });
}

async function restoredAndStarted(bistro: Bistro): Promise<void> {
  expect((await runComanda('restore', '--data', bistro.box.data)).code).toBe(0);
  await bistro.box.start();
  await wellAgain(bistro);
}

test('a letter of an event falls under the running box: the doctor says which within two seconds, and the evening goes on', async () => {
  const bistro = await evening();
  flipInFirstEvent(bistro, -40);
  await saysWhichEvent(bistro);
  bistro.tap(10);
  await bistro.settled();
  await bistro.box.stop();
  await restoredAndStarted(bistro);
});

test('an event that cannot be read any more under the running box: the same, but that the box does not start, and says why', async () => {
  const bistro = await evening();
  flipInFirstEvent(bistro, -4);
  await saysWhichEvent(bistro);
  bistro.tap(10);
  await bistro.settled();
  await bistro.box.stop();
  const started = await runComanda('start', '--data', bistro.box.data, '--port', '0');
  expect([started.code, started.words]).toEqual([4, expect.stringMatching(/event at position \d+ cannot be read/)]);
  await restoredAndStarted(bistro);
});

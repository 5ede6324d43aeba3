import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BoxProcess, comanda, runComanda } from '../processes/box-process.ts';
import { Bistro, eventually } from './bistro.ts';

test('the disk is lost: a box restored from yesterday gets the evening back from its devices', async () => {
  const bistro = await Bistro.open();
  const { box } = bistro;
  const at = ['--data', box.data];
  bistro.tap(20);
  await bistro.settled();
  await comanda('backup', ...at);
  const backedUp = bistro.events();
  bistro.tap(60);
  await bistro.settled();
  const evening = bistro.events();

  const refused = await runComanda('restore', ...at);
  expect([refused.code, refused.words]).toEqual([1, expect.stringContaining('Stop it first')]);
  const plan = await runComanda('restore', '--dry-run', ...at);
  expect(plan.out).toContain(`${evening - backedUp} events`);
  expect(bistro.events()).toBe(evening);

  await box.kill();
  bistro.tap(10);
  const { kept } = await comanda<{ kept: string }>('restore', ...at);
  expect(bistro.events()).toBe(backedUp);
  await box.start();
  await eventually(() => bistro.events() === evening + 10);
  await bistro.settled();
  for (const { core } of bistro.devices) expect(core.replica.epoch).toBe(2);

  const proven = await runComanda('drill', ...at);
  expect([proven.code, proven.out]).toEqual([0, expect.stringMatching(/^last proven restore: .+ events, .+ s/)]);
  await box.stop();
  const back = await comanda<{ restored: boolean }>('restore', kept, ...at);
  expect(back.restored).toBe(true);
  expect(bistro.events()).toBe(evening);
});

test('the box is killed and its log deleted: it says what is missing, and the devices give it back', async () => {
  const bistro = await Bistro.open();
  const { box } = bistro;
  // An orderly end brings the log home: from here on the devices are known whatever happens to it.
  await box.stop();
  await box.start();
  bistro.tap(40);
  await bistro.settled();
  const evening = bistro.events();
  await box.kill();
  rmSync(`${box.database}-wal`);
  // Whoever opens the file makes the log's index anew: what they saw before is still there for the next.
  for (const again of ['first', 'second']) {
    const looked = await runComanda('doctor', '--data', box.data);
    expect([again, looked.out]).toEqual([again, expect.stringMatching(/warn {2}log .+ missing/)]);
    expect(looked.code).toBe(1);
  }
  await box.start();
  expect(box.said).toContain('was deleted or changed while nothing ran');
  await eventually(() => bistro.events() === evening);
  await bistro.settled();
  await box.stop();
  expect((await runComanda('doctor', '--data', box.data)).out).toMatch(/ok {4}log /);
});

test('whatever was asked of a box before it starts without its log, it says what is missing, once', async () => {
  const bistro = await Bistro.open();
  await comanda('backup', '--data', bistro.box.data);
  bistro.tap(40);
  await bistro.settled();
  await bistro.box.kill();
  rmSync(`${bistro.box.database}-wal`);
  for (const words of [['restore', '--dry-run'], ['backup'], ['pair'], ['init'], ['drill']]) {
    const copy = join(bistro.folder, words[0] ?? '');
    cpSync(bistro.box.data, copy, { recursive: true });
    expect([words, (await runComanda(...words, '--data', copy)).code]).toEqual([words, 0]);
    const box = new BoxProcess(copy);
    for (const says of [true, false]) {
      await box.start();
      expect([words, box.said.includes('was deleted or changed while nothing ran')]).toEqual([words, says]);
      await box.kill();
    }
  }
});

test('somebody deletes the database under the running box: everybody works on, and nothing is missing', async () => {
  const bistro = await Bistro.open();
  const { box } = bistro;
  bistro.tap(20);
  await bistro.settled();
  for (const name of readdirSync(box.data)) if (name.startsWith('comanda.sqlite')) rmSync(`${box.data}/${name}`);
  bistro.tap(20);
  await bistro.settled();
  await box.kill();
  await box.start();
  await bistro.settled();
  expect((await runComanda('doctor', '--deep', '--data', box.data)).out).toMatch(/ok {4}events .+ every seal holds/);
});

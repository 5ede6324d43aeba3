import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cli } from '../processes/box-process.ts';
import { Bistro, eventually } from './bistro.ts';

/** The box sees its folder on a small disk of its own, with what is in the real one. */
const onSmallDisk = (data: string): readonly string[] => [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'mkdir "$0.seed" && cp -a "$0"/. "$0.seed" && mount -t tmpfs -o size=8m tmpfs "$0" && cp -a "$0.seed"/. "$0" && exec "$@"',
  data,
];

const canMount = spawnSync('unshare', ['--mount', 'true'], { stdio: 'ignore' }).status === 0;

test.skipIf(!canMount)(
  'the disk is full: every screen says so, nothing is lost, and it goes on by itself',
  async () => {
    const bistro = await Bistro.open(onSmallDisk);
    const filler = `/proc/${bistro.box.pid}/root${bistro.box.data}/filler`;
    bistro.tap(10);
    await bistro.settled();
    fill(filler);
    bistro.tap(400);
    await eventually(() => bistro.devices.every(({ core }) => core.connection().cannotSave));
    for (const { core } of bistro.devices)
      expect(core.connection()).toMatchObject({ state: 'no-box', cannotSave: true });
    // A box that begins anew is ready until it has to write.
    await eventually(async () => {
      const { status, says } = await bistro.readiness();
      return status === 503 && says.includes('The disk is full');
    });
    bistro.tap(20);
    rmSync(filler);
    await bistro.settled();
    expect((await bistro.readiness()).status).toBe(200);
    for (const { core } of bistro.devices)
      expect(core.connection()).toMatchObject({ state: 'live', cannotSave: false });
  },
);

/** As root, rights stop nobody: only the file system does. */
const onReadOnlyDisk = (data: string): readonly string[] => [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"',
  data,
];

test.skipIf(!canMount)('the folder cannot be written: neither the box nor the doctor leaves that unsaid', async () => {
  const bistro = await Bistro.open();
  const { data } = bistro.box;
  await bistro.box.stop();
  const run = (verb: string) => {
    const [command = '', ...under] = onReadOnlyDisk(data);
    const child = spawnSync(command, [...under, process.execPath, cli, verb, '--data', data, '--port', '0'], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    return { code: child.status, says: child.stdout + child.stderr };
  };
  expect(run('start')).toEqual({ code: 1, says: expect.stringContaining('cannot be written') });
  expect(run('doctor')).toEqual({ code: 2, says: expect.stringMatching(/fail {2}folder .+ cannot be written/) });
  await bistro.box.start();
  bistro.tap(5);
  await bistro.settled();
});

function fill(path: string): void {
  for (const bytes of [65_536, 4_096, 512]) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(bytes), { flag: 'a' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli } from '../processes/box-process.ts';
import { Bistro, eventually, withinTwoSeconds } from './bistro.ts';

/**
 * The box sees its folder on a disk of its own, a file that it finds again at each start. Linux lets nobody make a disk read-only
 * that is being written to; the file system itself does, when it finds a fault. Without its disk the folder is empty: a box that
 * looks into it meanwhile must not take it for a new one.
 */
const mountDisk = `
  if [ ! -e "$0.disk" ]; then
    truncate -s 32m "$0.disk" && mkfs.ext4 -q "$0.disk" && mv "$0" "$0.seed" && mkdir "$0"
  fi
  mount -o loop,errors=remount-ro "$0.disk" "$0" || exit 1
  if [ -e "$0.seed" ]; then cp -a "$0.seed"/. "$0" && sync -f "$0" && rm -r "$0.seed"; fi
`;
const onOwnDisk = (data: string): readonly string[] => [
  'unshare',
  '--mount',
  'sh',
  '-c',
  `${mountDisk} exec "$@"`,
  data,
];

const faultOfDisk = 'echo 1 > "/sys/fs/ext4/$(basename "$(findmnt -no SOURCE "$0")")/trigger_fs_error"';
/** Only when nobody has it open: the box must have let go of it. */
const mendDisk = 'umount "$0" && { e2fsck -fy "$0.disk" > /dev/null; mount -o loop,errors=remount-ro "$0.disk" "$0"; }';

/** In the room of the box, where its disk is. */
function atTheBox(pid: number, data: string, script: string) {
  const { status, stdout, stderr } = spawnSync('nsenter', ['-t', String(pid), '-m', 'sh', '-c', script, data], {
    encoding: 'utf8',
  });
  return { status, says: stdout + stderr };
}

/** Whether this computer lets us have such a disk and break it. */
function canBreakDisks(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'comanda-disk-'));
  try {
    const [command = '', ...under] = onOwnDisk(folder);
    const tried = spawnSync(command, [...under, 'sh', '-c', `${faultOfDisk} && ! touch "$0/x"`, folder], {
      stdio: 'ignore',
    });
    return tried.status === 0;
  } finally {
    for (const rest of ['', '.disk', '.seed']) rmSync(`${folder}${rest}`, { recursive: true, force: true });
  }
}

test.skipIf(!canBreakDisks())(
  'the disk becomes read-only under the running box: everybody is told, nothing is lost, and it goes on by itself when it can write again',
  { timeout: 90_000 },
  async () => {
    const bistro = await Bistro.open(onOwnDisk);
    const { data, pid } = bistro.box;
    bistro.tap(20);
    await bistro.settled();
    expect(atTheBox(pid, data, faultOfDisk).status).toBe(0);
    bistro.tap(20);
    await eventually(() => bistro.devices.every(({ core }) => core.connection().cannotSave));
    await eventually(async () => (await bistro.readiness()).says.includes('cannot be written'));
    expect((await bistro.readiness()).status).toBe(503);
    const ask = `exec "${process.execPath}" "${cli}" doctor --data "$0"`;
    const doctor = await withinTwoSeconds(() => atTheBox(pid, data, ask));
    expect(doctor).toEqual({ status: 2, says: expect.stringMatching(/fail {2}folder .+ cannot be written/) });
    expect(doctor.says).toMatch(/fail {2}box .+ cannot save/);
    bistro.tap(20);
    await eventually(() => atTheBox(pid, data, mendDisk).status === 0);
    await bistro.settled();
    expect((await bistro.readiness()).status).toBe(200);
    expect(bistro.box.pid).toBe(pid);
    for (const { core } of bistro.devices)
      expect(core.connection()).toMatchObject({ state: 'live', cannotSave: false });
    const deep = atTheBox(pid, data, `exec "${process.execPath}" "${cli}" doctor --deep --data "$0"`);
    expect(deep.says).toMatch(/ok {4}events .+ every seal holds/);
    await bistro.box.kill();
    await bistro.box.start();
    await bistro.settled();
  },
);

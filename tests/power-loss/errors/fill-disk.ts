import { appendFileSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Service } from './service.ts';
import type { FullDiskReport } from './strikes.ts';

/** The program whose disk runs full under service, is emptied, runs full again, and is full when the box starts. */
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '' },
    /** `mount`: the folder is a small file system. `tracer`: every write fails as if there were no room. */
    by: { type: 'string', default: 'mount' },
  },
});
const { folder } = values;
const ballast = join(folder, 'ballast');
const mostTaps = 400;

const enoughForSomeTaps = 60_000;
/** A database opens, with its shared memory, and nothing can be written to it. */
const enoughToRead = 36_000;
const eatEveryMs = 5;

type Filling = {
  /** No more than so many bytes are left. */
  fill(left: number): void;
  /** Whatever becomes free is gone at once, but for this. */
  eat(left: number): void;
  empty(): void;
};

function mounted(): Filling {
  let eater: NodeJS.Timeout | undefined;
  const fill = (left: number): void => {
    const { bavail, bsize } = statfsSync(folder);
    appendFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
  };
  return {
    fill,
    eat(left) {
      eater = setInterval(fill, eatEveryMs, left);
    },
    empty() {
      clearInterval(eater);
      rmSync(ballast);
    },
  };
}

function traced(): Filling {
  const marks = openSync(join(folder, 'marks'), 'w');
  const command = (text: string): void => void writeSync(marks, text);
  command('!unrecorded');
  return {
    fill: (left) => command(`!fail write ${1 + Math.floor(left / 2_000)} ${constants.errno.ENOSPC} on`),
    eat: () => {},
    empty: () => command('!well'),
  };
}

const disk = values.by === 'mount' ? mounted() : traced();

const service = new Service(join(folder, 'box'));
const faults: string[] = [];

async function fullUnderService(left: number): Promise<void> {
  disk.fill(left);
  let taps = 0;
  for (; taps < mostTaps && service.isUnhurt; taps += 1) await service.tap();
  disk.eat(enoughToRead);
  if (service.isUnhurt) faults.push(`the box went on for ${taps} taps on a full disk`);
  else faults.push(...(await service.illness(1_500)));
  disk.empty();
  faults.push(...(await service.resumed()));
}

/** A box that could take nothing does not open its doors. */
async function fullAtTheStart(): Promise<void> {
  disk.fill(0);
  const refused = await service.open().then(
    () => 'it started',
    (error: unknown) => String(error),
  );
  if (!/disk|no space/i.test(refused)) faults.push(`a box started on a full disk: ${refused}`);
  disk.empty();
}

await service.found();
await service.open();
await fullUnderService(enoughForSomeTaps);
await service.close();
await service.open();
await fullUnderService(0);
await service.close();
await fullAtTheStart();
await service.open();
faults.push(...(await service.resumed()));
await service.close();
const report: FullDiskReport = { by: values.by, faults };
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exit(0);

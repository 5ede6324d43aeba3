import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { best, type Figure, goal, type Spread, spreadOf } from './figures.ts';
import { type Crowd, crowdOfDevices, crowdOfFloor } from './load/crowd.ts';
import type { Identity } from './load/device.ts';
import { Halves } from './load/halves.ts';
import { type Program, startBox, startFloor } from './load/programs.ts';
import type { Wish } from './load/seed.ts';
import { type Absence, catchUp, catchUpWithFloor } from './measure/catch-up.ts';
import { saturate } from './measure/saturation.ts';
import { type Started, startOfBox, startOfFloor } from './measure/start.ts';

export type Size = {
  readonly crowds: readonly number[];
  /** Of one propagation round. */
  readonly seconds: number;
  /** Before it, with nobody measuring: an evening is measured, not its first second. */
  readonly warmSeconds: number;
  readonly perSecond: number;
  /** More than any restaurant has, at a pace that this machine can fold for all of them. */
  readonly many: { readonly devices: number; readonly perSecond: number };
  /** Of one saturated round: as many as an evening has, some six hundred orders. */
  readonly events: number;
  readonly rounds: number;
  readonly starts: number;
  readonly openOrders: number;
  readonly closedOrders: number;
  readonly absence: Absence;
  /** As long as a box may run without anybody looking. */
  readonly busyDays: number;
};

export const fullSize: Size = {
  crowds: [2, 10, 30, 100],
  seconds: 8,
  warmSeconds: 2,
  perSecond: 100,
  many: { devices: 200, perSecond: 20 },
  events: 8_000,
  rounds: 4,
  starts: 7,
  openOrders: 60,
  closedOrders: 5_000,
  absence: { missed: 5_000, made: 200, orders: 60 },
  busyDays: 30,
};

export const quickSize: Size = {
  ...fullSize,
  seconds: 1.2,
  warmSeconds: 0.8,
  events: 4_000,
  rounds: 2,
  starts: 3,
  busyDays: 3,
};

type Bench = {
  readonly size: Size;
  readonly figures: Figure[];
  readonly identities: readonly Identity[];
  /** What devices sent, tap by tap, for the floor to carry. */
  readonly taps: string[][];
  readonly boxFlags: readonly string[];
  /** A fresh copy of the seeded restaurant; without the orders of past days when nobody asks for them. */
  folder(past?: boolean): string;
  floorFile(): string;
};

const saturatedDevices = 10;
const mostFanOutMs = 250;
/** A round that measured nothing says nothing; several of them say that nothing works. */
const mostTimes = 4;
const inARush = { looks: false, parties: 6 };
/** As many as the floor needs so that its payload is like ours. */
const mostTaps = 1_000;

/** Measures everything, in turns with the floor. `boxFlags` are given to the box's Node: for a profile. */
export async function runBench(size: Size, boxFlags: readonly string[] = []): Promise<Figure[]> {
  const root = mkdtempSync(join(tmpdir(), 'comanda-bench-'));
  try {
    await seed(join(root, 'evening'), size, 0);
    await seed(join(root, 'year'), size, size.closedOrders);
    let made = 0;
    const bench: Bench = {
      size,
      figures: [],
      identities: JSON.parse(readFileSync(join(root, 'evening', 'identities.json'), 'utf8')) as Identity[],
      taps: [],
      boxFlags,
      folder(past = false) {
        made += 1;
        const copy = join(root, `box-${made}`);
        cpSync(join(root, past ? 'year' : 'evening'), copy, { recursive: true });
        return copy;
      },
      floorFile() {
        made += 1;
        return join(root, `floor-${made}.sqlite`);
      },
    };
    await measurePropagation(bench);
    await measureMany(bench);
    await measureSaturation(bench);
    await measureCatchUp(bench);
    await measureStart(bench);
    await measureDays(bench, join(root, 'month'));
    return bench.figures;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** @returns how much memory it took, with one device beside the box, in bytes */
async function seed(folder: string, size: Size, closed: number, lines?: number): Promise<number> {
  mkdirSync(folder);
  const program = fileURLToPath(new URL('./load/seed.ts', import.meta.url));
  const devices = Math.max(...size.crowds, saturatedDevices, size.many.devices);
  const wish: Wish = { devices, open: size.openOrders, closed, ...(lines !== undefined && { lines }) };
  const { stdout } = await promisify(execFile)(process.execPath, [program, folder, JSON.stringify(wish)]);
  return Number(stdout);
}

/** Both at once: who is not measured has nobody to serve and costs nothing. */
async function withBoth<T>(bench: Bench, run: (box: Program, floor: Program) => Promise<T>): Promise<T> {
  const box = await startBox(bench.folder(), bench.boxFlags);
  const floor = await startFloor(bench.floorFile());
  try {
    return await run(box, floor);
  } finally {
    await Promise.all([box.stop(), floor.stop()]);
  }
}

type Round = { readonly spread: Spread; readonly cpuMs: number };

/**
 * Processor time is per 1,000 events. Where other programs had the processor so long that nobody heard anything in time, it is
 * measured again.
 * @throws when nothing was heard so often that it is no accident
 */
async function propagationRound(bench: Bench, halves: Halves, program: Program, perSecond: number): Promise<Round> {
  for (let times = 0; times < mostTimes; times += 1) {
    const before = await program.cost();
    const { latencies, events, taps } = await halves.run({ ...bench.size, perSecond });
    const after = await program.cost();
    if (bench.taps.length < mostTaps) bench.taps.push(...taps);
    if (latencies.length > 0)
      return { spread: spreadOf(latencies), cpuMs: ((after.cpuMs - before.cpuMs) * 1000) / events };
  }
  throw new Error(`nobody heard anything of ${perSecond} taps a second`);
}

/** Rounds of ours and of the floor's. */
function rounds(bench: Bench, devices: number, perSecond: number): Promise<readonly [Round[], Round[]]> {
  const identities = bench.identities.slice(0, devices);
  return withBoth(bench, async (box, floor) => {
    const all: [Round[], Round[]] = [[], []];
    const halves = new Halves();
    for (let round = 0; round < bench.size.rounds; round += 1) {
      await halves.openDevices(box.address, identities);
      all[0].push(await propagationRound(bench, halves, box, perSecond));
      await halves.openFloor(floor.address, devices, bench.taps);
      all[1].push(await propagationRound(bench, halves, floor, perSecond));
    }
    halves.close();
    return all;
  });
}

async function measurePropagation(bench: Bench): Promise<void> {
  const { size, figures } = bench;
  for (const devices of size.crowds) {
    const [ours, floors] = await rounds(bench, devices, size.perSecond);
    const { spread } = best(ours, (round) => round.spread.p50Ms);
    const floor = best(floors, (round) => round.spread.p50Ms).spread.p50Ms;
    const isMet = spread.p50Ms <= Math.max(1.5 * floor, floor + 1);
    figures.push({ metric: 'propagation', devices, ...spread, floor, ratio: spread.p50Ms / floor, goal: goal(isMet) });
    if (devices === saturatedDevices) figures.push(cpuFigure('server CPU at 100 events/s', ours, floors));
  }
}

async function measureMany(bench: Bench): Promise<void> {
  const { devices, perSecond } = bench.size.many;
  const [ours, floors] = await rounds(bench, devices, perSecond);
  const { spread } = best(ours, (round) => round.spread.p99Ms);
  const floor = best(floors, (round) => round.spread.p50Ms).spread.p50Ms;
  const isMet = goal(spread.p99Ms <= mostFanOutMs);
  bench.figures.push({ metric: 'fan-out', devices, ...spread, floor, ratio: spread.p50Ms / floor, goal: isMet });
}

function cpuFigure(metric: string, ours: readonly { cpuMs: number }[], floors: readonly { cpuMs: number }[]): Figure {
  const value = best(ours, (round) => round.cpuMs).cpuMs;
  const floor = best(floors, (round) => round.cpuMs).cpuMs;
  const unit = 'ms per 1,000 events';
  return {
    metric,
    devices: saturatedDevices,
    value,
    unit,
    floor,
    ratio: value / floor,
    goal: goal(value <= 5 * floor),
  };
}

type Rush = { readonly perSecond: number; readonly cpuMs: number };

async function rush(crowd: Crowd, program: Program, events: number): Promise<Rush> {
  let before = 0;
  const { perSecond, events: made } = await saturate(crowd, events, async () => {
    before = (await program.cost()).cpuMs;
  });
  const after = (await program.cost()).cpuMs;
  crowd.leave();
  return { perSecond, cpuMs: ((after - before) * 1000) / made };
}

async function measureSaturation(bench: Bench): Promise<void> {
  const { size, figures } = bench;
  const [ours, floors, rssBytes]: [Rush[], Rush[], number[]] = [[], [], []];
  for (let round = 0; round < size.rounds; round += 1) {
    // A new restaurant each time: an evening has a few hundred orders, and a rush makes as many in seconds.
    await withBoth(bench, async (box, floor) => {
      ours.push(
        await rush(
          await crowdOfDevices(box.address, bench.identities.slice(0, saturatedDevices), inARush),
          box,
          size.events,
        ),
      );
      rssBytes.push((await box.cost()).rssBytes);
      floors.push(await rush(await crowdOfFloor(floor.address, saturatedDevices, bench.taps), floor, size.events));
    });
  }
  const { perSecond } = best(ours, (round) => -round.perSecond);
  const floor = best(floors, (round) => -round.perSecond).perSecond;
  const ratio = perSecond / floor;
  figures.push({ metric: 'throughput', devices: saturatedDevices, perSecond, floor, ratio, goal: goal(ratio >= 0.25) });
  figures.push(cpuFigure('server CPU saturated', ours, floors));
  const [least = 0] = rssBytes.sort((a, b) => a - b);
  figures.push({ metric: 'box memory after a rush', devices: saturatedDevices, value: least / 1e6, unit: 'MB' });
}

async function measureCatchUp(bench: Bench): Promise<void> {
  const { size, figures } = bench;
  const [ours, floors]: [number[], number[]] = [[], []];
  const [busy, away] = bench.identities as [Identity, Identity];
  for (let round = 0; round < size.rounds; round += 1) {
    await withBoth(bench, async (box, floor) => {
      ours.push(await catchUp(box.address, [busy, away], size.absence));
      floors.push(await catchUpWithFloor(floor.address, bench.taps.flat(), size.absence));
    });
  }
  const [ms, floor] = [Math.min(...ours), Math.min(...floors)];
  figures.push({ metric: 'catch-up', devices: 2, p50Ms: ms, floor, ratio: ms / floor, goal: goal(ms <= 100) });
}

/** Orders of a busy day, with as many dishes and changes as the waiters of the other measurements give them. */
const [ordersInDay, linesOfOrder] = [250, 6];
const mostMegabytes = 512 * 1.048576;

async function measureDays({ size, figures }: Bench, folder: string): Promise<void> {
  const value = (await seed(folder, size, size.busyDays * ordersInDay, linesOfOrder)) / 1e6;
  const metric = `box and a device after ${size.busyDays} busy days`;
  figures.push({ metric, value, unit: 'MB', goal: goal(value <= mostMegabytes) });
}

async function measureStart(bench: Bench): Promise<void> {
  const { size, figures } = bench;
  const [evening, year, floorFile] = [bench.folder(), bench.folder(true), bench.floorFile()];
  const [none, all, floors]: [Started[], Started[], Started[]] = [[], [], []];
  for (let turn = 0; turn < size.starts; turn += 1) {
    none.push(await startOfBox(evening));
    all.push(await startOfBox(year));
    floors.push(await startOfFloor(floorFile));
  }
  const least = (starts: readonly Started[], of: keyof Started): number => Math.min(...starts.map((one) => one[of]));
  const [bare, full, floor] = [least(none, 'startMs'), least(all, 'startMs'), least(floors, 'startMs')];
  const closed = size.closedOrders.toLocaleString('en');
  figures.push({ metric: `start, ${closed} closed`, p50Ms: full, floor, ratio: full / floor, goal: goal(full <= 300) });
  const inside = [least(all, 'insideMs'), least(floors, 'insideMs')] as const;
  figures.push({
    metric: "start without Node's own",
    p50Ms: inside[0],
    floor: inside[1],
    ratio: inside[0] / inside[1],
  });
  const same = full <= 1.15 * bare + 10;
  figures.push({ metric: 'start, 0 closed', p50Ms: bare, floor, ratio: bare / floor, goal: goal(same) });
  const [rss, rssBare] = [least(all, 'rssBytes') / 1e6, least(none, 'rssBytes') / 1e6];
  figures.push({ metric: `box memory, ${closed} closed`, value: rss, unit: 'MB', goal: goal(rss <= 1.15 * rssBare) });
  figures.push({ metric: 'box memory, 0 closed', value: rssBare, unit: 'MB' });
}

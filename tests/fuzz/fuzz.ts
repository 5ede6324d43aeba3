import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { requestKinds } from './frames/requests.ts';
import { type FuzzedBox, startFuzzedBox } from './fuzzed-box.ts';
import { admittedSince, changedWithoutReason, type Truth, truthIn, wrongWith } from './ledger.ts';
import { type Prepared, prepare } from './prepared.ts';
import {
  type Ground,
  grammarPolledRound,
  grammarSocketRound,
  type Round,
  rawPolledRound,
  rawSocketRound,
  requestRound,
} from './rounds.ts';

export type FuzzOptions = {
  /** Of raw bytes, as many again that nearly follow the grammar of links, and a fifth as many requests: those cost most. */
  readonly frames: number;
  readonly seed: number;
  say(line: string): void;
};

export type FuzzReport = {
  readonly frames: number;
  /** How many of each kind. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly crashes: number;
  /** The time that the box itself took from everybody else, at the 99.9th of a hundred moments. */
  readonly stallP999Ms: number;
  /** What may be asked of this machine, by what a fixed piece of work took in the box while it was attacked. */
  readonly stallGoalMs: number;
  readonly rssGrowthMiB: number;
  readonly stateChanges: number;
  readonly forgedAccepted: number;
};

/** A part of the frames: how many in a hundred, how many in one conversation, and how many conversations at once. */
type Share = { readonly name: string; readonly round: Round; readonly percent: number; readonly most: number };

const raw: readonly Share[] = [
  { name: 'raw bytes on sockets', round: rawSocketRound, percent: 95, most: 40 },
  { name: 'raw bodies of a long poll', round: rawPolledRound, percent: 5, most: 400 },
];
const grammar: readonly Share[] = [
  { name: 'mutated messages on sockets', round: grammarSocketRound, percent: 95, most: 400 },
  { name: 'mutated messages of a long poll', round: grammarPolledRound, percent: 5, most: 400 },
];
/** Beside the hundred of the others. */
export const requestPercent = 20;
const requests = requestKinds.map(
  (kind): Share => ({
    name: `requests: ${kind}`,
    round: requestRound(kind),
    percent: requestPercent / requestKinds.length,
    most: 30,
  }),
);

/** On a machine as fast as a box of these years; on a slower one, so many times the fixed piece of work, which takes 0.8 ms there. */
const [stallGoalMs, stallWorks] = [50, 60];

const lanes = 6;
/** Of each kind: enough to load and compile what it needs, and to fill what the box keeps at hand. */
const warmUpFrames = 2_000;
const warmUpRequests = 500;
/** What nearly follows the grammar leaves something behind: an evening's worth of it is there before anything is measured. */
const warmUpOfGrammar = 12_000;
const idleMs = 1_000;
const mebi = 1024 * 1024;
const settleSeconds = 10;
/** Of a box that has been at work: waiting for less would be waiting for nothing. */
const usualRssBytes = 200 * mebi;

export async function fuzz({ frames, seed, say }: FuzzOptions): Promise<{ report: FuzzReport; faults: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'comanda-fuzz-'));
  try {
    const prepared = await prepare(folder, lanes);
    const box = await startFuzzedBox(join(folder, 'data'));
    try {
      return await attack(box, join(folder, 'data', 'comanda.sqlite'), prepared, { frames, seed, say });
    } finally {
      await box.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function attack(box: FuzzedBox, database: string, prepared: Prepared, { frames, seed, say }: FuzzOptions) {
  const ground: Ground = { ...prepared, port: box.port, forged: new Set() };
  const faults: string[] = [];
  const run = { ground, box, faults, say };
  // What is loaded and compiled at the first frame of its kind is not what the box grows by.
  for (const [shares, most] of [
    [raw, warmUpFrames],
    [grammar, warmUpOfGrammar],
    [requests, warmUpRequests],
  ] as const)
    for (const share of shares) await send(run, share, Math.min(frames, most), seed + 1_000_000);
  say(`warm: ${round((await settledRss(box, usualRssBytes)) / mebi)} MiB`);
  await box.ask('begin');
  await wait(idleMs);
  const idle = await box.ask('begin');
  const before = truthIn(database);
  const kinds: Record<string, number> = {};
  for (const share of [...raw, ...requests])
    kinds[share.name] = await send(run, share, (frames * share.percent) / 100, seed);
  const untouched = truthIn(database);
  const refusedOnly = changedWithoutReason(before, untouched, []);
  for (const share of grammar) kinds[share.name] = await send(run, share, (frames * share.percent) / 100, seed);
  const vitals = await box.ask('tell');
  const rssBytes = await settledRss(box, idle.rssBytes + mebi * 48);
  const { changes, lies } = judge(database, untouched, ground);
  faults.push(...box.crashes, ...refusedOnly.map((row) => `${row} was changed by nothing`), ...changes, ...lies);
  say(
    `idle: ${idle.stallP999Ms.toFixed(1)} ms; work: ${vitals.workMs.toFixed(2)} ms; worst stall: ${vitals.stallMaxMs.toFixed(1)} ms`,
  );
  const report: FuzzReport = {
    frames: Object.values(kinds).reduce((all, one) => all + one, 0),
    kinds,
    crashes: box.crashes.length,
    stallP999Ms: round(vitals.stallP999Ms),
    stallGoalMs: round(Math.max(stallGoalMs, stallWorks * vitals.workMs)),
    rssGrowthMiB: round((rssBytes - idle.rssBytes) / mebi),
    stateChanges: refusedOnly.length + changes.length,
    forgedAccepted: lies.length,
  };
  return { report, faults };
}

/** Node keeps what it was lent for some seconds after it has thrown everything away; a leak it keeps for ever. */
async function settledRss(box: FuzzedBox, enoughBytes: number): Promise<number> {
  let leastBytes = Number.POSITIVE_INFINITY;
  for (let seconds = 0; seconds < settleSeconds && leastBytes > enoughBytes; seconds += 1) {
    const { rssBytes } = await box.ask('tell');
    leastBytes = Math.min(leastBytes, rssBytes);
    await wait(1_000);
  }
  return leastBytes;
}

type Run = { readonly ground: Ground; readonly box: FuzzedBox; readonly faults: string[]; say(line: string): void };

/** Several conversations at once, until so many frames were sent. What a conversation says depends on its own seed alone. */
async function send({ ground, box, faults, say }: Run, share: Share, frames: number, seed: number): Promise<number> {
  const begunMs = performance.now();
  let [sent, next] = [0, seed * 100_000];
  const lane = async (): Promise<void> => {
    while (sent < frames && box.crashes.length === 0 && faults.length === 0) {
      next += 1;
      const own = next;
      try {
        const said = await share.round(ground, own, Math.min(share.most, Math.ceil(frames)));
        sent += said;
      } catch (error) {
        faults.push(`${share.name}, round ${own}: ${error instanceof Error ? error.message : error}`);
      }
      if (box.crashes.length > 0)
        faults.push(`${share.name}: the box crashed at round ${own} or one of the ${lanes} before`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const seconds = (performance.now() - begunMs) / 1000;
  say(`${share.name}: ${sent} in ${seconds.toFixed(1)} s, ${next - seed * 100_000} conversations`);
  return sent;
}

function judge(database: string, before: Truth, ground: Ground) {
  const admitted = admittedSince(database, before);
  const changes = changedWithoutReason(before, truthIn(database), admitted);
  const lies = admitted.flatMap((event) => {
    const wrong = wrongWith(event, ground, ground.forged);
    return wrong === null ? [] : [`${wrong}: ${JSON.stringify(event)}`];
  });
  return { changes: changes.map((row) => `${row} was changed by nothing that was admitted`), lies };
}

const round = (figure: number): number => Math.round(figure * 10) / 10;

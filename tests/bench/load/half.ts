import { type Crowd, crowdOfDevices, crowdOfFloor } from './crowd.ts';
import type { Identity } from './device.ts';

// A half of the devices, in a program of its own: no tablet waits until fifty others have folded.

export type Arrivals = { readonly perSecond: number; readonly seconds: number; readonly warmSeconds: number };

export type Opening =
  | { readonly of: 'box'; readonly address: string; readonly identities: readonly Identity[]; readonly parties: number }
  | { readonly of: 'floor'; readonly address: string; readonly size: number; readonly taps: readonly string[][] };

export type Ask =
  | { readonly ask: 'open'; readonly opening: Opening }
  | ({ readonly ask: 'tap' } & Arrivals)
  /** Until each device has heard so many events. */
  | { readonly ask: 'hear'; readonly events: number };

export type Made = {
  /** Every event that was made, also while warming up. */
  readonly events: number;
  /** Those to be measured, with when they were due. */
  readonly due: readonly (readonly [id: string, atMs: number])[];
  /** What devices sent, tap by tap. */
  readonly taps: readonly string[][];
};

/** When devices other than the one that made it could show an event. */
export type Heard = readonly (readonly [id: string, atMs: readonly number[]])[];

/** A machine that is busy with other things may be this late; what is later is lost. */
const longestMs = 15_000;
const mostTapsKept = 1_000;

/** The clock that all programs of a machine share. */
const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

let crowd: Crowd | null = null;
let taps: string[][] = [];
const heard = new Map<string, number[]>();
/** Who made it: the own device hears it too, and is not another one. */
const mine = new Map<string, number>();
let hearings = 0;

async function open(opening: Opening): Promise<null> {
  crowd?.leave();
  taps = [];
  heard.clear();
  mine.clear();
  hearings = 0;
  crowd =
    opening.of === 'floor'
      ? await crowdOfFloor(opening.address, opening.size, opening.taps)
      : await crowdOfDevices(opening.address, opening.identities, {
          looks: true,
          parties: opening.parties,
          sent(tap) {
            if (taps.length < mostTapsKept) taps.push(tap.map((event) => JSON.stringify(event)));
          },
        });
  crowd.heard = (at, events) => {
    const atMs = nowMs();
    for (const id of events) {
      hearings += 1;
      if (mine.get(id) === at) continue;
      const times = heard.get(id);
      if (times === undefined) heard.set(id, [atMs]);
      else times.push(atMs);
    }
  };
  return null;
}

/**
 * Taps that come when they come, whether or not the last was answered, at random distances. A latency is from the moment
 * the tap was due to the moment another device can show it, so a tap that the load generator was late for counts as slow.
 */
async function tap(here: Crowd, { perSecond, seconds, warmSeconds }: Arrivals): Promise<Made> {
  const due: [string, number][] = [];
  let events = 0;
  let dueMs = nowMs();
  const measuredMs = dueMs + warmSeconds * 1000;
  const endMs = measuredMs + seconds * 1000;
  for (let turn = 0; dueMs < endMs; turn += 1) {
    await at(dueMs);
    const by = turn % here.size;
    const ids = here.tap(by);
    events += ids.length;
    for (const id of ids) {
      mine.set(id, by);
      if (dueMs >= measuredMs) due.push([id, dueMs]);
    }
    dueMs += (ids.length * 1000 * -Math.log(1 - Math.random())) / perSecond;
  }
  return { events, due, taps };
}

async function hear(here: Crowd, events: number): Promise<Heard> {
  const all = events * here.size;
  for (let waited = 0; hearings < all && waited < longestMs; waited += 10) await at(nowMs() + 10);
  if (hearings < all) throw new Error(`${all - hearings} of ${all} hearings are missing`);
  return [...heard];
}

/** Timers are a millisecond wide: the last bit is waited for turn by turn, with the sockets read in between. */
async function at(ms: number): Promise<void> {
  const restMs = ms - nowMs() - 2;
  if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
  while (nowMs() < ms) await new Promise((resolve) => setImmediate(resolve));
}

async function answer(asked: Ask): Promise<null | Made | Heard> {
  if (asked.ask === 'open') return open(asked.opening);
  if (crowd === null) throw new Error('a half is asked before it was opened');
  return asked.ask === 'tap' ? tap(crowd, asked) : hear(crowd, asked.events);
}

process.on('message', (asked: Ask) => {
  void answer(asked).then((said) => process.send?.({ said }));
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pairDevice, signInWithPin } from '@comanda/shared/replica/enrol.ts';
import { BoxProcess, comanda } from '../processes/box-process.ts';
import { CutCable } from '../processes/cut-cable.ts';
import { Seeded } from '../restaurant/seeded.ts';
import { readBox } from './box-rows.ts';
import { Evening } from './evening.ts';
import { Heard, RecordingDevice } from './recording-device.ts';

export type KillReport = {
  readonly rounds: number;
  readonly events: number;
  /** While the box was up. */
  readonly eventsPerSecond: number;
  /** Events on their way when the box was killed, on average. */
  readonly unackedAtKill: number;
  readonly roundsWithUnacked: number;
  readonly acknowledged: number;
  readonly missing: number;
  readonly doubled: number;
  readonly seconds: number;
};

const devices = 4;
/** Well above 200 events a second. */
const tapsPerMs = 0.35;
const paceMs = 5;
/** Taps in the very moment of the end, so that pushes are on their way. */
const burst = 12;
/** After so many rounds the day is closed, so that the orders of old rounds leave. */
const roundsInDay = 20;

/** Kills the box again and again while everyone taps, and looks each time whether it kept its word. */
class KillRounds {
  readonly #folder = mkdtempSync(join(tmpdir(), 'comanda-kill-'));
  readonly #box = new BoxProcess(join(this.#folder, 'box'));
  readonly #heard = new Heard();
  readonly #devices: RecordingDevice[] = [];
  readonly #random: Seeded;
  readonly faults: string[] = [];
  #cable: CutCable | null = null;
  readonly #evenings: Evening[] = [];
  #checkedUpTo = 0;
  readonly #checked = new Set<string>();
  #tappingMs = 0;
  #tapped = 0;
  #events = 0;
  readonly #unacked: number[] = [];
  #missing = 0;
  #doubled = 0;

  constructor(seed: number) {
    this.#random = new Seeded(seed);
  }

  async open(): Promise<void> {
    const flags = ['--yes', '--name', 'Killed', '--currency', 'SEK', '--tz', 'UTC'];
    const { owner } = await comanda<{ owner: { pin: string } }>('init', '--data', this.#box.data, ...flags);
    const menu = join(this.#folder, 'menu.csv');
    writeFileSync(menu, 'code,name,category,price\n1,Soup,Starters,95\n2,Fish,Mains,245\n3,Beer,Drinks,79\n');
    await comanda('import', 'menu', menu, '--data', this.#box.data);
    await this.#box.start();
    this.#cable = await CutCable.lay(() => this.#box.port);
    const { address } = this.#cable;
    for (let at = 0; at < devices; at += 1) {
      const { code } = await comanda<{ code: string }>('pair', '--data', this.#box.data);
      const credentials = await pairDevice(fetch, address, code);
      const device = new RecordingDevice(address, credentials, at === 1, this.#heard);
      this.#devices.push(device);
      await device.settled();
      const [staff = ''] = device.core.records('staff').keys();
      device.core.signIn(await signInWithPin(fetch, address, credentials.token, { staff, pin: owner.pin }));
    }
  }

  async round(): Promise<void> {
    const evening = new Evening(this.#devices, this.#random.split());
    this.#evenings.push(evening);
    evening.openTables();
    await this.#tapUntilKilled(evening);
    // The tablets do not know yet, and people go on.
    for (let tap = 0; tap < 10; tap += 1) evening.tap();
    const promised = new Map(this.#heard.positions);
    const acknowledged = [...this.#heard.acknowledged];
    await this.#box.start();
    this.#keptItsWord(promised, acknowledged);
    // Mostly somebody touches their tablet and it looks at once; now and then it finds out by itself.
    if (this.#unacked.length % 3 > 0) for (const { core } of this.#devices) core.wake();
    await this.#drain(evening);
    if (this.#evenings.length === roundsInDay) await this.#closeDay();
  }

  /** Killed in the middle of a tap, while earlier ones are on their way. */
  async #tapUntilKilled(evening: Evening): Promise<void> {
    const startedMs = performance.now();
    const made = this.#made();
    const lastingMs = 150 + this.#random.below(250);
    await new Promise<void>((resolve) => {
      let tapped = 0;
      const pace = setInterval(() => {
        const elapsedMs = performance.now() - startedMs;
        // What a slow machine missed is made up for.
        for (; tapped < elapsedMs * tapsPerMs; tapped += 1) evening.tap();
        if (elapsedMs < lastingMs) return;
        clearInterval(pace);
        resolve();
      }, paceMs);
    });
    for (let tap = 0; tap < burst; tap += 1) evening.tap();
    // Somewhere between the first byte out and the last answer in.
    for (let turn = this.#random.below(12); turn > 0; turn -= 1) await nextTurn();
    this.#unacked.push(this.#devices.reduce((sum, { core }) => sum + core.connection().pending, 0));
    const killed = this.#box.kill();
    this.#tappingMs += performance.now() - startedMs;
    this.#tapped += this.#made() - made;
    await killed;
  }

  #made(): number {
    return this.#devices.reduce((sum, device) => sum + device.madeCount, 0);
  }

  /** What anyone has heard is on the disk, where they were told it is. Later finds of it are the business of `close`. */
  #keptItsWord(promised: ReadonlyMap<string, number>, acknowledged: readonly string[]): void {
    const { events } = readBox(this.#box.database, this.#checkedUpTo);
    for (const [id, at] of promised) {
      if (at > this.#checkedUpTo && events.get(id) !== at)
        this.#miss(`somebody saw event ${id} at ${at}; on the disk it is at ${events.get(id)}`);
    }
    for (const id of acknowledged) {
      if (!this.#checked.has(id) && !events.has(id)) this.#miss(`event ${id} was acknowledged and is not on the disk`);
    }
  }

  #miss(words: string): void {
    this.#missing += 1;
    this.faults.push(words);
  }

  /** Everything that was ever tapped arrives, once, and everyone shows it. */
  async #drain(evening: Evening): Promise<void> {
    await Promise.all(this.#devices.map((device) => device.settled()));
    await Promise.all(this.#devices.map((device) => device.until(() => evening.differences(device).length === 0)));
    for (const device of this.#devices) this.faults.push(...evening.differences(device));
    const { events, lines, head } = readBox(this.#box.database, this.#checkedUpTo);
    for (const [line, wanted] of evening.wanted) {
      const there = lines.get(line) ?? 0;
      if (there < wanted) this.#miss(`the box has ${there} of ${line}, not ${wanted}`);
      this.#doubled += Math.max(0, there - wanted);
      if (there > wanted) this.faults.push(`the box has ${there} of ${line}, not ${wanted}`);
    }
    for (const id of events.keys()) this.#checked.add(id);
    for (const device of this.#devices) {
      for (const id of device.takeMade()) {
        this.#events += 1;
        if (!this.#checked.has(id)) this.#miss(`event ${id} never came to the box`);
      }
    }
    this.#checkedUpTo = head;
  }

  async #closeDay(): Promise<void> {
    for (const evening of this.#evenings.splice(0)) evening.cancelAll();
    await Promise.all(this.#devices.map((device) => device.settled()));
    await this.#box.admin().ask('close-day', {});
    await Promise.all(this.#devices.map((device) => device.until(() => device.core.book.orders.size === 0)));
  }

  /** Looks at everything once more, from the beginning: what was kept must stay. */
  async close(seconds: number): Promise<KillReport> {
    const { events } = readBox(this.#box.database, 0);
    for (const [id, at] of this.#heard.positions) {
      if (events.get(id) !== at) this.#miss(`event ${id} was at ${at} and is at ${events.get(id)}`);
    }
    this.faults.push(...this.#heard.contradictions, ...this.#heard.refusals, ...this.#box.complaints);
    for (const device of this.#devices) device.core.stop();
    await this.#cable?.remove();
    await this.#box.stop();
    rmSync(this.#folder, { recursive: true, force: true });
    const unacked = this.#unacked.reduce((sum, count) => sum + count, 0);
    return {
      rounds: this.#unacked.length,
      events: this.#events,
      eventsPerSecond: Math.round((1000 * this.#tapped) / this.#tappingMs),
      unackedAtKill: Math.round(unacked / this.#unacked.length),
      roundsWithUnacked: this.#unacked.filter((count) => count > 0).length,
      acknowledged: this.#heard.positions.size,
      missing: this.#missing,
      doubled: this.#doubled,
      seconds,
    };
  }
}

/** @returns what was counted, and in words everything that is not as it should be */
export async function killRounds(options: {
  readonly rounds: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}): Promise<{ readonly report: KillReport; readonly faults: readonly string[] }> {
  const startedMs = performance.now();
  const run = new KillRounds(options.seed);
  await run.open();
  for (let round = 1; round <= options.rounds; round += 1) {
    await run.round();
    if (round % 10 === 0) options.say(`${round} rounds, ${run.faults.length} faults`);
  }
  const report = await run.close(Math.round((performance.now() - startedMs) / 100) / 10);
  return { report, faults: run.faults };
}

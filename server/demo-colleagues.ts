import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Staff } from '@comanda/shared/staff/staff.ts';
import { adminOf } from './admin/admin.ts';
import { rowsOf } from './admin/rows.ts';
import { isDeclined } from './admin/wishes.ts';
import type { Box } from './box.ts';
import { type ColleagueBrief, type Shift, tablesForPeople } from './colleagues/instructions.ts';

const program = fileURLToPath(new URL('./colleagues/main.ts', import.meta.url));

/** Whoever is left of the sample's people signs in on the visitor's devices. */
const roster = [
  { staff: 'Ben Okafor', work: 'serve', role: 'tablet' },
  { staff: 'Carla Nunes', work: 'serve', role: 'tablet' },
  { staff: 'Emma Holm', work: 'cook', role: 'kitchen' },
  { staff: 'Farah Aziz', work: 'take-cash', role: 'till' },
] as const;

const restartMs = 2_000;

export type Colleagues = { stop(): Promise<void> };

export type ColleaguesOptions = {
  readonly box: Box;
  readonly address: string;
  /** Their devices live in a folder in it. */
  readonly data: string;
  readonly multiSession: string;
  readonly pins: ReadonlyMap<string, string>;
  readonly ordersPerMinute: number;
};

/** Sends colleagues into the demo's restaurant: another process, which is there again when it should die. */
export async function startColleagues(options: ColleaguesOptions): Promise<Colleagues> {
  const { address, data, ordersPerMinute } = options;
  const colleagues: ColleagueBrief[] = [];
  for (const one of roster) colleagues.push(await briefOf(one, options));
  const shift: Shift = {
    address,
    folder: join(data, 'colleagues'),
    colleagues,
    ordersPerMinute,
    leaveAlone: tablesForPeople,
  };
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    const started = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child = started;
    started.send(shift);
    started.once('exit', () => {
      if (child === started) timer = setTimeout(begin, restartMs);
    });
  };
  begin();
  return {
    async stop() {
      clearTimeout(timer);
      const last = child;
      child = null;
      if (last === null || last.exitCode !== null || last.signalCode !== null) return;
      const ended = once(last, 'exit');
      last.kill('SIGTERM');
      await ended;
    },
  };
}

async function briefOf(
  { staff, work, role }: (typeof roster)[number],
  { box, multiSession, pins }: ColleaguesOptions,
): Promise<ColleagueBrief> {
  const person = rowsOf<Staff>(box, 'staff').find(({ name }) => name === staff);
  const pin = pins.get(person?.id ?? '');
  if (person === undefined || pin === undefined) throw new Error(`the sample has no ${staff} with a PIN`);
  const name = `${staff}'s ${role}`;
  const offer = await adminOf(box).ask('pair', { role, name, multiSession });
  if (isDeclined(offer)) throw new Error(offer.detail);
  return { name: staff, work, staff: person.id, pin, code: offer.code };
}

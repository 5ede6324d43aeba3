import { sampleId } from '../../sample/sample-id.ts';
import { sampleRestaurant } from '../../sample/sample-restaurant.ts';
import type { RecordsChange } from '../../sync/box-records.ts';
import type { RecordTable } from '../../sync/records.ts';
import { menuOfPractice, type PracticePlan, practiceDevice } from './practice-plan.ts';

export type { PracticePlan };

export const practiceIds = {
  device: practiceDevice,
  floor: sampleId('practice floor'),
  group: sampleId('practice group'),
  learner: sampleId('practice learner'),
} as const;

/** Enough for a table, a move and a party that joins another. */
const tables = [1, 2, 3, 4].map((number, at) => ({ number: String(number), x: 80 + at * 240 }));
const archived = false;

/** A room with a few tables, and the menu of the restaurant. */
export function practiceRows({ room, learner, menu }: PracticePlan): RecordsChange[] {
  const rows = menu ?? sampleRestaurant();
  return [
    ...menuOfPractice.flatMap((table) => rows[table].map((fields) => changeOf(table, fields))),
    changeOf('floors', { id: practiceIds.floor, name: room, rank: 0, archived }),
    ...tables.map(({ number, x }) =>
      changeOf('tables', { ...aTable, id: sampleId(`practice table ${number}`), floor: practiceIds.floor, number, x }),
    ),
    changeOf('multi_sessions', {
      id: practiceIds.group,
      name: room,
      floors: [practiceIds.floor],
      paymentsBarred: false,
      guestsAsked: true,
      courses: true,
      oneWaiterPerTable: false,
      archived,
    }),
    // May do everything: what a practice asks of a manager could be approved by nobody.
    changeOf('staff', { ...learner, id: practiceIds.learner, role: 'manager', ...ofStaff }),
    changeOf('devices', {
      id: practiceIds.device,
      name: room,
      role: 'tablet',
      multiSession: practiceIds.group,
      paymentsBarred: false,
      revoked: false,
      archived,
    }),
  ];
}

const ofStaff = { granted: [], paymentsBarred: false, language: null, archived };
const aTable = { y: 80, width: 160, height: 120, seats: 4, shape: 'square', archived };

const changeOf = (
  table: RecordTable,
  fields: Readonly<Record<string, unknown>> & { readonly id: string },
): RecordsChange => ({ table, id: fields.id, fields: { ...fields } });

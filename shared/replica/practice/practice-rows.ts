import { sampleRestaurant } from '../../sample/sample-restaurant.ts';
import type { RecordsChange } from '../../sync/box-records.ts';
import type { RecordTable } from '../../sync/records.ts';
import { menuOfPractice, type PracticePlan, practiceIds } from './practice-plan.ts';

/** Enough for a table, a move and a party that joins another. */
const tables = [1, 2, 3, 4].map((number, at) => ({ number: String(number), x: 80 + at * 240 }));
const archived = false;

/** A room with a few tables, and the menu of the restaurant. */
export function practiceRows({ room, people, menu }: PracticePlan): RecordsChange[] {
  const rows = menu ?? sampleRestaurant();
  return [
    ...menuOfPractice.flatMap((table) => rows[table].map((fields) => changeOf(table, fields))),
    changeOf('floors', { id: practiceIds.floor, name: room, rank: 0, archived }),
    ...tables.map(({ number, x }) =>
      changeOf('tables', { ...aTable, id: practiceIds.table(number), floor: practiceIds.floor, number, x }),
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
    ...people.flatMap((person, at) => [
      // May do everything: what a practice asks of a manager could be approved by nobody.
      changeOf('staff', { ...person, id: practiceIds.person(at), role: 'manager', ...ofStaff }),
      changeOf('devices', {
        id: practiceIds.device(at),
        name: tabletName(room, people, at),
        role: 'tablet',
        multiSession: practiceIds.group,
        paymentsBarred: false,
        revoked: false,
        archived,
      }),
    ]),
  ];
}

/** Where there is one tablet, it is the room's. */
export const tabletName = (room: string, people: readonly unknown[], at: number): string =>
  people.length === 1 ? room : `${room} ${at + 1}`;

const ofStaff = { granted: [], paymentsBarred: false, language: null, archived };
const aTable = { y: 80, width: 160, height: 120, seats: 4, shape: 'square', archived };

const changeOf = (
  table: RecordTable,
  fields: Readonly<Record<string, unknown>> & { readonly id: string },
): RecordsChange => ({ table, id: fields.id, fields: { ...fields } });

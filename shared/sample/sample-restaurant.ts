import type { Static } from 'typebox';
import type { Id } from '../base/ids.ts';
import { cents } from '../money/cents.ts';
import type { RecordTable, recordTables } from '../sync/records.ts';
import { drinks } from './drinks.ts';
import { food } from './food.ts';
import { type Question, questions } from './modifiers.ts';
import { crew, crewPins, regulars } from './people.ts';
import { groups, rooms } from './rooms.ts';
import { sampleId } from './sample-id.ts';
import { courseNames, type MenuItem, type Shelf, stationNames } from './shelf.ts';

type Row<T extends RecordTable> = Static<(typeof recordTables)[T]>;
export type RestaurantRows = { readonly [T in RecordTable]: readonly Row<T>[] };

type MakeId = (name: string) => Id;
const archived = false;

/**
 * Sill & Salvia, a bistro at a harbour where herring meets sage: what a new box shows before it has a restaurant of its own.
 * There are no devices in it: those come by pairing.
 * @param makeId gives the id of a row from its name, always the same one for the same name
 */
export function sampleRestaurant(makeId: MakeId = sampleId): RestaurantRows {
  return { ...house(makeId), ...menu(makeId), ...people(makeId) };
}

/** The PINs of the sample's staff, by staff id. For the box alone: they are in no row. */
export const samplePins = (makeId: MakeId = sampleId): ReadonlyMap<Id, string> =>
  new Map(Object.entries(crewPins).map(([name, pin]) => [makeId(`staff ${name}`), pin]));

function house(makeId: MakeId): Pick<RestaurantRows, 'settings' | 'floors' | 'tables' | 'multi_sessions' | 'devices'> {
  const floor = (name: string): Id => makeId(`floor ${name}`);
  return {
    settings: [
      {
        id: makeId('settings'),
        restaurant: 'Sill & Salvia',
        currency: 'SEK',
        timeZone: 'Europe/Stockholm',
        dayStartHour: 5,
        menuVersion: 1,
        archived,
      },
    ],
    floors: rooms.map(({ name }, rank) => ({ id: floor(name), name, rank, archived })),
    tables: rooms.flatMap((room) =>
      room.tables.map((table) => ({
        id: makeId(`table ${table.number}`),
        floor: floor(room.name),
        ...table,
        archived,
      })),
    ),
    multi_sessions: groups.map((group) => ({
      id: makeId(`multi-session ${group.name}`),
      name: group.name,
      floors: group.rooms.map(floor),
      paymentsBarred: false,
      guestsAsked: true,
      courses: true,
      oneWaiterPerTable: false,
      archived,
    })),
    devices: [],
  };
}

function menu(
  makeId: MakeId,
): Pick<RestaurantRows, 'categories' | 'stations' | 'courses' | 'modifier_groups' | 'products'> {
  const shelves = [...food, ...drinks];
  return {
    stations: stationNames.map((name, rank) => ({ id: makeId(`station ${name}`), name, rank, archived })),
    courses: courseNames.map((name, rank) => ({ id: makeId(`course ${name}`), name, rank, archived })),
    modifier_groups: Object.entries(questions).map(([name, question]) => modifierGroup(makeId, name, question)),
    categories: shelves.map(({ name, station }, rank) => ({
      id: makeId(`category ${name}`),
      name,
      rank,
      station: makeId(`station ${station}`),
      archived,
    })),
    products: shelves.flatMap((shelf) => shelf.items.map((item, rank) => product(makeId, shelf, item, rank))),
  };
}

const modifierGroup = (makeId: MakeId, key: string, question: Question): Row<'modifier_groups'> => ({
  id: makeId(`modifiers ${key}`),
  name: question.name,
  min: question.min,
  max: question.max,
  options: question.options.map(([name, price], index) => ({
    id: makeId(`option ${key} ${name}`),
    name,
    price: cents(price),
    isDefault: question.takesFirst && index === 0,
  })),
  archived,
});

const product = (makeId: MakeId, shelf: Shelf, item: MenuItem, rank: number): Row<'products'> => ({
  id: makeId(`product ${item.code}`),
  code: item.code,
  name: item.name,
  category: makeId(`category ${shelf.name}`),
  price: cents(item.price),
  taxRate: shelf.taxRate,
  station: item.station === undefined ? null : makeId(`station ${item.station}`),
  course: shelf.course === null ? null : makeId(`course ${shelf.course}`),
  modifierGroups: (item.asks ?? []).map((key) => makeId(`modifiers ${key}`)),
  allergens: [...item.allergens],
  availability: item.isSoldOut === true ? 'sold-out' : 'available',
  rank,
  archived,
});

function people(makeId: MakeId): Pick<RestaurantRows, 'staff' | 'customers'> {
  return {
    staff: crew.map(({ granted, language = null, ...person }) => ({
      id: makeId(`staff ${person.name}`),
      ...person,
      granted: [...granted],
      paymentsBarred: false,
      language,
      archived,
    })),
    customers: regulars.map((regular) => ({ id: makeId(`customer ${regular.name}`), ...regular, archived })),
  };
}

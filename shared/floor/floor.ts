import Type, { type Static } from 'typebox';
import { Id } from '../base/ids.ts';

const Name = Type.String({ minLength: 1, maxLength: 60 });
/** How long something may last at a table before it needs somebody. */
const Minutes = Type.Integer({ minimum: 1, maximum: 240 });
const Px = Type.Integer({ minimum: 0, maximum: 4000 });

/** A room drawn on the plan. */
export const Floor = Type.Object({ id: Id, name: Name, rank: Type.Integer(), archived: Type.Boolean() });
export type Floor = Static<typeof Floor>;

export const tableShapes = ['square', 'round', 'bar'] as const;

/** A table in a room; `number` is what staff say ("table 12"). Position and size are in plan pixels. */
export const Table = Type.Object({
  id: Id,
  floor: Id,
  number: Type.String({ minLength: 1, maxLength: 12 }),
  seats: Type.Integer({ minimum: 0, maximum: 99 }),
  shape: Type.Enum(tableShapes),
  x: Px,
  y: Px,
  width: Px,
  height: Px,
  archived: Type.Boolean(),
});
export type Table = Static<typeof Table>;

/** A group of devices that share floors, products and orders. */
export const MultiSession = Type.Object({
  id: Id,
  name: Name,
  floors: Type.Array(Id, { maxItems: 50 }),
  paymentsBarred: Type.Boolean(),
  /** How many guests there are is asked when a table is opened. */
  guestsAsked: Type.Boolean(),
  /** Dishes are served in courses, which screens show and fire one by one. */
  courses: Type.Boolean(),
  /** Only who opened a table changes its order; a manager may, and may approve. The box sees to it. */
  oneWaiterPerTable: Type.Boolean(),
  /** Where the owner has set none of these, the usual minutes hold (`patience.ts`). */
  seatedMinutes: Type.Optional(Minutes),
  sentMinutes: Type.Optional(Minutes),
  readyMinutes: Type.Optional(Minutes),
  billMinutes: Type.Optional(Minutes),
  /** Of a course that nobody fires; 0: no warning. */
  heldMinutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 240 })),
  archived: Type.Boolean(),
});
export type MultiSession = Static<typeof MultiSession>;

export const deviceRoles = ['tablet', 'kitchen', 'till', 'office'] as const;
export type DeviceRole = (typeof deviceRoles)[number];

/** A paired machine as everyone may see it: never its token. */
export const Device = Type.Object({
  id: Id,
  name: Name,
  role: Type.Enum(deviceRoles),
  multiSession: Id,
  paymentsBarred: Type.Boolean(),
  revoked: Type.Boolean(),
  archived: Type.Boolean(),
});
export type Device = Static<typeof Device>;

import Type, { type Static } from 'typebox';
import { Id } from '../base/ids.ts';

/** The one row of the restaurant's settings. */
export const Setting = Type.Object({
  id: Id,
  restaurant: Type.String({ minLength: 1, maxLength: 80 }),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  /** IANA name, e.g. `Europe/Stockholm`. */
  timeZone: Type.String({ minLength: 1, maxLength: 60 }),
  /** The hour at which a new business day begins, 0–23, in the restaurant's zone. */
  dayStartHour: Type.Integer({ minimum: 0, maximum: 23 }),
  menuVersion: Type.Integer({ minimum: 0 }),
  archived: Type.Boolean(),
});
export type Setting = Static<typeof Setting>;

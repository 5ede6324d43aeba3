import Type, { type Static } from 'typebox';
import { Id } from '../base/ids.ts';

/** A guest known by name. Made on any tablet, also offline. */
export const Customer = Type.Object({
  id: Id,
  name: Type.String({ minLength: 1, maxLength: 80 }),
  phone: Type.String({ maxLength: 30 }),
  email: Type.String({ maxLength: 120 }),
  archived: Type.Boolean(),
});
export type Customer = Static<typeof Customer>;

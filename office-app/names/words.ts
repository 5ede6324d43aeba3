import type { Permission } from '@comanda/shared/staff/staff.ts';
import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

/** What allergens, permissions, events and the fields of rows are called. */
export const words = speak('office-names', { en, sv, es }, {});

/** A point would part a sentence's path. */
type Dashed<P extends string> = P extends `${infer A}.${infer B}` ? `${A}-${B}` : P;

/** A permission without a name does not compile. */
export const permissionName = (permission: Permission): string =>
  words.permissions[permission.replace('.', '-') as Dashed<Permission>];

const said = (names: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(names, name) ? (names[name] ?? name) : name;

/** A newer device may have done what this office has no words for yet: then the event's own name has to do. */
export const eventName = (type: string): string => said(words.events, type);

export const fieldName = (field: string): string => said(words.fields, field);

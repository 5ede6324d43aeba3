import { Id } from '@comanda/shared/base/ids.ts';
import { type DeviceRole, deviceRoles } from '@comanda/shared/floor/floor.ts';
import { TaxRate } from '@comanda/shared/money/tax.ts';
import Type, { type Static } from 'typebox';
import type { RowError } from '../import-menu/menu-row.ts';
import type { ImportPreview } from '../import-menu/plan.ts';

const strict = { additionalProperties: false } as const;
const DeviceName = Type.String({ minLength: 1, maxLength: 60 });

/** What whoever sits at the box itself may ask of it, by the `comanda` command. */
export const wishes = {
  pair: Type.Object(
    {
      role: Type.Enum([...deviceRoles]),
      name: Type.Optional(DeviceName),
      /** To pair one again, with all that it has not sent yet: its name or its id. It stays what it is. */
      device: Type.Optional(DeviceName),
      /** Its name or its id; not needed when there is only one. */
      multiSession: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    },
    strict,
  ),
  'list-devices': Type.Object({}, strict),
  'revoke-device': Type.Object({ device: Id }, strict),
  'rename-device': Type.Object({ device: Id, name: DeviceName }, strict),
  'import-menu': Type.Object(
    {
      /** The bytes in base64: only the reader of the file knows how to find out its encoding. */
      file: Type.String({ pattern: '^[A-Za-z0-9+/]*={0,2}$' }),
      dryRun: Type.Boolean(),
      /** For new products of a file that does not speak of tax; else that of most of the menu. */
      taxRate: Type.Optional(TaxRate),
    },
    strict,
  ),
  'back-up': Type.Object({ folder: Type.String({ minLength: 1 }) }, strict),
  'close-day': Type.Object({}, strict),
  /** A command made another on the disk. */
  'look-at-certificate': Type.Object({}, strict),
  health: Type.Object({}, strict),
} as const;

export type Verb = keyof typeof wishes;
export const verbs = Object.keys(wishes) as Verb[];
export type Wish<V extends Verb> = Static<(typeof wishes)[V]>;

export type PairingOffer = {
  readonly device: string;
  readonly name: string;
  readonly role: DeviceRole;
  readonly multiSession: string;
  readonly code: string;
  readonly expiresMs: number;
};

export type ListedDevice = {
  readonly device: string;
  readonly name: string;
  readonly role: string;
  readonly multiSession: string;
  readonly state: 'waiting for its code' | 'paired' | 'linked' | 'revoked';
  readonly lastSeenMs: number | null;
};

/** What only the open box can say of itself, for the doctor. */
export type Health = {
  readonly program: string;
  readonly isDurable: boolean;
  /** Those that are linked; null: they said no program. */
  readonly devices: readonly { readonly name: string; readonly program: string | null }[];
};

export type MenuImport = {
  readonly applied: boolean;
  readonly changes: number;
  /** Null when there are errors. */
  readonly preview: ImportPreview | null;
  readonly errors: readonly RowError[];
  /** The preview or the errors, for a terminal. */
  readonly text: string;
};

export type Answers = {
  pair: PairingOffer;
  'list-devices': { readonly devices: readonly ListedDevice[] };
  'revoke-device': { readonly device: string };
  'rename-device': { readonly device: string; readonly name: string };
  'import-menu': MenuImport;
  'back-up': { readonly manifest: string };
  /** The business day that ended, and how many orders go on into the next one. */
  'close-day': { readonly day: string; readonly openOrders: number };
  /** The SHA-256 of what is shown by https now; null where nothing is. */
  'look-at-certificate': { readonly fingerprint: string | null };
  health: Health;
};

/** What a person at the box can get wrong: a code for programs, a sentence for them. */
export type Declined = { readonly declined: string; readonly detail: string };
export const isDeclined = (answer: object): answer is Declined => 'declined' in answer;

/** The box as seen from its own keyboard, the same whether it runs or not. */
export type Admin = { ask<V extends Verb>(verb: V, wish: Wish<V>): Promise<Answers[V] | Declined> };

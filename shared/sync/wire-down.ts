import Type from 'typebox';
import { Hlc } from '../base/clock.ts';
import { Id } from '../base/ids.ts';
import { deviceRoles } from '../floor/floor.ts';
import { Incarnation } from '../order/events.ts';
import { recordTableNames } from './records.ts';
import { closeCodes, mostAdding, offerSchemas } from './wire.ts';

/**
 * What the box says, as schemas: for the history of the wire and for the tests that hold the box to its word. Devices do not
 * check them at work: they trust the box they are paired with, and pass over entries of kinds they do not know.
 */

const strict = { additionalProperties: false } as const;
const Position = Type.Integer({ minimum: 0 });
const Tag = Type.String({ pattern: '^[0-9]+-[0-9a-f]{8}-[0-9a-f]{32}$' });
const Mac = Type.String({ pattern: '^[0-9a-f]{32}$' });
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const anyOffer = () => Type.Union([...offerSchemas.values()]);
const Event = /* @__PURE__ */ anyOffer();
const Row = Type.Object(
  {
    table: Type.Enum(recordTableNames),
    id: Id,
    version: Type.Integer({ minimum: 1 }),
    fields: Type.Record(Type.String(), Type.Unknown()),
    clocks: Type.Record(Type.String(), Hlc),
    mac: Mac,
  },
  strict,
);
const SealedFact = Type.Object({ at: Position, event: Event, admittedClock: OrNull(Hlc), mac: Mac }, strict);
const WholeOrder = Type.Object({ order: Id, facts: Type.Array(SealedFact) }, strict);

export const Entry = Type.Union([
  Type.Object(
    { at: Position, kind: Type.Literal('event'), event: Event, admittedClock: OrNull(Hlc), mac: Mac },
    strict,
  ),
  Type.Object({ at: Position, kind: Type.Literal('record'), row: Row }, strict),
  Type.Object(
    { at: Position, kind: Type.Literal('scope'), enter: Type.Array(WholeOrder), leave: Type.Array(Id) },
    strict,
  ),
  Type.Object({ at: Position, kind: Type.Literal('day-closed'), day: Type.String(), leave: Type.Array(Id) }, strict),
]);

const Config = Type.Object(
  {
    device: Id,
    name: Type.String(),
    role: Type.Enum(deviceRoles),
    multiSession: Id,
    paymentsBarred: Type.Boolean(),
  },
  strict,
);

const VerdictRow = Type.Object(
  {
    id: Id,
    deviceSeq: Type.Integer({ minimum: 1 }),
    verdict: Type.Enum(['refused', 'set-aside']),
    code: Type.String(),
  },
  strict,
);

const Present = Type.Object(
  {
    device: Id,
    order: Id,
    line: Type.Optional(Id),
    adding: Type.Optional(Type.Integer({ minimum: 1, maximum: mostAdding })),
    staff: Type.Optional(Id),
  },
  strict,
);

export const downSchemas = {
  welcome: Type.Object(
    {
      type: Type.Literal('welcome'),
      protocol: Type.Integer(),
      nowMs: Type.Integer(),
      beatMs: Type.Integer(),
      config: Config,
      have: Type.Record(Incarnation, Type.Integer({ minimum: 0 })),
      resume: Type.Enum(['feed', 'snapshot', 'hand-in']),
      head: Position,
      common: OrNull(Position),
    },
    strict,
  ),
  frame: Type.Object(
    {
      type: Type.Literal('frame'),
      from: Position,
      upTo: Position,
      isLast: Type.Boolean(),
      tag: Tag,
      nowMs: Type.Integer(),
      damaged: Type.Optional(Type.Literal(true)),
      entries: Type.Array(Entry),
    },
    strict,
  ),
  verdicts: Type.Object(
    {
      type: Type.Literal('verdicts'),
      incarnation: Incarnation,
      upToSeq: Type.Integer({ minimum: 1 }),
      position: Position,
      refused: Type.Array(VerdictRow),
    },
    strict,
  ),
  snapshot: Type.Object(
    {
      type: Type.Literal('snapshot'),
      part: Type.Integer({ minimum: 0 }),
      isLast: Type.Boolean(),
      position: Position,
      tag: Tag,
      records: Type.Array(Row),
      orders: Type.Array(WholeOrder),
    },
    strict,
  ),
  reoffered: Type.Object({ type: Type.Literal('reoffered'), ids: Type.Array(Id) }, strict),
  present: Type.Object({ type: Type.Literal('present'), who: Type.Array(Present) }, strict),
  identify: Type.Object({ type: Type.Literal('identify') }, strict),
  bye: Type.Object(
    { type: Type.Literal('bye'), code: Type.Enum(Object.keys(closeCodes)), reason: Type.String() },
    strict,
  ),
} as const;

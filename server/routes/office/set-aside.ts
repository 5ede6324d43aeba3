import { hlcToMs } from '@comanda/shared/base/clock.ts';
import type { RefusalCode } from '@comanda/shared/base/refusal.ts';
import { DealtWith, type SetAside, type SetAsidePage, setAsidePage } from '@comanda/shared/sync/office-api.ts';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import type { SetAsideRow } from '../../store/set-aside.ts';
import { problem } from '../problem.ts';
import { type Boxes, bySight, forOfficers } from './officer.ts';

const entryPattern = '^[0-9]{1,15}$';
const Page = Type.Object(
  {
    before: Type.Optional(Type.String({ pattern: entryPattern })),
    dealt: Type.Optional(Type.Enum(['true', 'false'])),
  },
  { additionalProperties: false },
);
type List = { Querystring: Static<typeof Page> };

const OneEntry = Type.Object({ entry: Type.String({ pattern: entryPattern }) });
type See = { Params: Static<typeof OneEntry>; Body: DealtWith };

/** Ticked off one after the other, as fast as somebody reads. */
const byTick = { rateLimit: { max: 120, timeWindow: 60_000 } };

/** What devices had to say that was neither done nor thrown away, and that a manager has seen to it. */
export function setAsideRoutes(app: FastifyInstance, boxes: Boxes): void {
  app.get<List>(
    '/office/set-aside',
    { schema: { querystring: Page }, config: bySight },
    forOfficers<List>(boxes, 'device.pair', ({ box: { setAside } }, { query }, reply) => {
      const before = query.before === undefined ? Number.MAX_SAFE_INTEGER : Number(query.before);
      const { rows, more } = setAside.before(before, setAsidePage, query.dealt === 'true');
      const page = { setAside: rows.map(inWords), more, waiting: setAside.countWaiting() };
      return reply.send(page satisfies SetAsidePage);
    }),
  );
  app.post<See>(
    '/office/set-aside/:entry',
    { schema: { params: OneEntry, body: DealtWith }, config: byTick },
    forOfficers<See>(boxes, 'device.pair', ({ box, staff }, { params, body }, reply) => {
      const entry = Number(params.entry);
      if (box.setAside.see(entry, body.dealt ? { by: staff.id, ms: box.nowMs() } : null)) return reply.send({ entry });
      return problem(reply, 404, 'not-set-aside', 'Nothing of this number was set aside.');
    }),
  );
}

/** Whoever wrote this was not believed, so nothing in it has to have the shape that it should. */
function inWords({ entry, device, code, judgedMs, json, dealtMs, dealtBy }: SetAsideRow): SetAside {
  const offer = JSON.parse(json) as Readonly<Record<string, unknown>>;
  const text = (name: string): string | null => {
    const value = offer[name];
    return typeof value === 'string' && value.length <= 60 ? value : null;
  };
  const { clock } = offer;
  return {
    entry,
    device,
    staff: text('staff'),
    type: text('type'),
    order: text('orderId'),
    body: offer.body ?? null,
    code: code as RefusalCode | null,
    doneMs: typeof clock === 'number' && Number.isSafeInteger(clock) ? hlcToMs(clock) : null,
    toldMs: judgedMs,
    dealt: dealtMs === null || dealtBy === null ? null : { by: dealtBy, ms: dealtMs },
  };
}

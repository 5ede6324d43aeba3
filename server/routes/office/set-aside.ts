import { hlcToMs } from '@comanda/shared/base/clock.ts';
import type { RefusalCode } from '@comanda/shared/base/refusal.ts';
import { type SetAside, setAsidePage } from '@comanda/shared/sync/office-api.ts';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import type { SetAsideRow } from '../../store/set-aside.ts';
import { type Boxes, bySight, forOfficers } from './officer.ts';

const Page = Type.Object(
  { before: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })) },
  { additionalProperties: false },
);
type List = { Querystring: Static<typeof Page> };

/** What devices had to say that was neither done nor thrown away, newest first. */
export function setAsideRoute(app: FastifyInstance, boxes: Boxes): void {
  app.get<List>(
    '/office/set-aside',
    { schema: { querystring: Page }, config: bySight },
    forOfficers<List>(boxes, 'device.pair', ({ box }, { query }, reply) => {
      const before = query.before === undefined ? Number.MAX_SAFE_INTEGER : Number(query.before);
      return reply.send({ setAside: box.setAside.before(before, setAsidePage).map(inWords) });
    }),
  );
}

/** Whoever wrote this was not believed, so nothing in it has to have the shape that it should. */
function inWords({ entry, device, code, judgedMs, json }: SetAsideRow): SetAside {
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
  };
}

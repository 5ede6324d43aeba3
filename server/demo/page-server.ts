import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import files from '@fastify/static';
import { type FastifyReply, fastify } from 'fastify';
import type { Seat } from './playground.ts';

export type PlaygroundPerson = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly pin: string;
};

export type PageServer = {
  readonly port: number;
  /** Before this the page has nothing to show. */
  open(seats: readonly Seat[], people: readonly PlaygroundPerson[], tables: readonly string[]): void;
  close(): Promise<void>;
};

const folder = fileURLToPath(new URL('page', import.meta.url));

/** The page with the switches. It takes JSON only, which no page of another address can send without being asked back. */
export async function servePage({ host, port }: { readonly host: string; readonly port: number }): Promise<PageServer> {
  let seats: readonly Seat[] = [];
  let people: readonly PlaygroundPerson[] = [];
  let tables: readonly string[] = [];
  const app = fastify({ forceCloseConnections: true, bodyLimit: 1024 });
  app.removeContentTypeParser('text/plain');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      // The seats are at other ports of whichever name this page was called by.
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ['data:'],
        frameSrc: ['http:'],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    // Ignored with a warning on plain http.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  await app.register(files, { root: folder, cacheControl: false });

  app.get('/seats', () => seats.map(asShown));
  app.get('/people', () => people);
  app.get('/tables', () => tables);
  app.post<{ Params: { place: string } }>('/seats/:place/code', ({ params }, reply) => {
    const seat = seats[Number(params.place)];
    return seat === undefined ? noSeat(reply) : { code: seat.code() };
  });
  app.post<{ Params: { place: string }; Body: { cut?: unknown } | null }>(
    '/seats/:place/cable',
    ({ params, body }, reply) => {
      const seat = seats[Number(params.place)];
      if (seat === undefined) return noSeat(reply);
      if (body?.cut === true) seat.cable.cut();
      else seat.cable.mend();
      return asShown(seat);
    },
  );

  await app.listen({ host, port });
  return {
    port: (app.server.address() as { port: number }).port,
    open(toShow, toSignIn, toServe) {
      tables = toServe;
      seats = toShow;
      people = toSignIn;
    },
    close: () => app.close(),
  };
}

const asShown = ({ name, path, place, appPort, cable, person }: Seat) => ({
  name,
  person,
  path,
  place,
  appPort,
  syncPort: cable.port,
  cut: cable.isCut(),
});

const noSeat = (reply: FastifyReply): FastifyReply => reply.code(404).send({ detail: 'There is no such seat.' });

import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, fastify, LogController } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/schema';
import type { Log } from './log.ts';
import { answerErrorsAsProblems } from './routes/problem.ts';
import { addressesCounted } from './routes/rates.ts';
import { limitCallers, patience } from './sync/callers.ts';
import { type FrontDoor, guardFrontDoor } from './sync/front-door.ts';
import { openToSockets } from './sync/socket-route.ts';

/** Enough for every route that does not say otherwise. */
export const bodyLimit = 16 * 1024;

/**
 * A web server without routes: what holds for every request. It takes JSON and nothing else, checks it with TypeBox,
 * answers errors as problems, and turns strangers away.
 */
export async function createWebServer(log: Log, door: FrontDoor): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: log,
    // What matters is logged by name; a line for each question of a long poll would bury it.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    exposeHeadRoutes: false,
    // An idle TLS socket would keep `close` waiting for ever.
    forceCloseConnections: true,
    requestTimeout: patience.requestTimeout,
    http: patience,
    routerOptions: { maxParamLength: 64 },
    schemaController: { compilersFactory: noCompilersOfItsOwn },
  }) as unknown as FastifyInstance;
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler<TSchema>(({ schema }) => {
    const shape = Compile(schema);
    return (value) => (shape.Check(value) ? { value } : { error: new Error('does not match its schema') });
  });
  answerErrorsAsProblems(app, log);
  limitCallers(app.server);
  await openToSockets(app);
  // Before strangers are turned away: what they are told is as harmless in a browser as everything else.
  await app.register(helmet, securityHeaders);
  guardFrontDoor(app, door);
  await app.register(rateLimit, { global: false, cache: addressesCounted });
  return app;
}

/** Fastify's own checker and writer are a hundred files at each start, and no route here needs them. */
const noCompilersOfItsOwn = {
  buildValidator: () => () => {
    throw new Error('what comes in is checked by TypeBox');
  },
  buildSerializer: () => () => (answer: unknown) => JSON.stringify(answer),
};

const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      // The address of the box is a setting of each device and may be another than the one its app came from.
      connectSrc: ["'self'", 'http:', 'https:', 'ws:', 'wss:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  // A browser that once promised to use HTTPS only would lock itself out of a box that is called by its address.
  strictTransportSecurity: false,
  // Ignored with a warning on plain http, which the demo and the set-up page use.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
} as const;

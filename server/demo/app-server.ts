import helmet from '@fastify/helmet';
import { fastify } from 'fastify';
import { type AppFolders, appRoutes } from '../routes/apps.ts';

export type AppServer = { readonly port: number; close(): Promise<void> };

export type AppServerOptions = {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly folders: AppFolders;
  /** The port of the page that may show the apps in frames. */
  readonly framedBy?: number;
};

/**
 * Serves the built apps from an address of their own, apart from the box: a browser keeps the storage of each address
 * apart, so that two tablets fit into one, and the app is there to be loaded again while the cable to the box is cut.
 */
export async function serveApps({ host, port, folders, framedBy }: AppServerOptions): Promise<AppServer> {
  const app = fastify({ forceCloseConnections: true });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'http:', 'ws:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: framedBy === undefined ? ["'none'"] : [`http://*:${framedBy}`],
      },
    },
    xFrameOptions: framedBy === undefined,
    strictTransportSecurity: false,
    // Ignored with a warning on plain http.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  await appRoutes(app, folders);
  await app.listen({ host, port });
  return { port: (app.server.address() as { port: number }).port, close: () => app.close() };
}

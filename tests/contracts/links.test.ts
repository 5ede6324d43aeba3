import { createLog } from '@comanda/server/log.ts';
import { usualLimits } from '@comanda/server/sync/guarded-line.ts';
import { createLinkRoom } from '@comanda/server/sync/link-room.ts';
import { longPollRoute } from '@comanda/server/sync/long-poll-route.ts';
import { socketRoute } from '@comanda/server/sync/socket-route.ts';
import { createWebServer } from '@comanda/server/web-server.ts';
import type { SocketConstructor } from '@comanda/shared/replica/links/web-socket-link.ts';
import type { Up } from '@comanda/shared/sync/wire.ts';
import { WebSocket as WsSocket } from 'ws';
import { type BoxEnd, type LinkBox, linksSuite } from './links-suite.ts';

/** The box's own routes, with the test in the place of its core. */
async function openBox(): Promise<LinkBox> {
  const log = createLog('silent');
  const app = await createWebServer(log, { origins: [], hosts: [] });
  const ends: BoxEnd[] = [];
  const box: LinkBox = { port: 0, ends, greeting: undefined, close: () => app.close() };
  const switchboard: Parameters<typeof createLinkRoom>[0]['switchboard'] = {
    connect(wire) {
      const heard: Up[] = [];
      ends.push({
        heard,
        send: (message) => wire.send(JSON.stringify(message)),
        close: (code, reason) => wire.close(code, reason),
      });
      if (box.greeting !== undefined) wire.send(JSON.stringify(box.greeting));
      return { received: (text: string) => void heard.push(JSON.parse(text) as Up), ended: () => {} };
    },
  };
  const limits = { ...usualLimits, burst: 1000 };
  const room = createLinkRoom({ switchboard, limits, log, monotonicMs: () => performance.now() });
  socketRoute(app, room);
  longPollRoute(app, room);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return Object.assign(box, { port: Number(new URL(address).port) });
}

linksSuite('the WebSocket of a browser', 'web-socket', WebSocket, openBox);
linksSuite('the WebSocket of the load generator', 'web-socket', WsSocket as SocketConstructor, openBox);
linksSuite('long-poll', 'long-poll', WebSocket, openBox);

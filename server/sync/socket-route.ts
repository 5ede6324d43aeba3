import type { Wire } from '@comanda/shared/sync/box-ports.ts';
import { type CloseCode, closeCodes, maxMessageBytes } from '@comanda/shared/sync/wire.ts';
import websocket, { type WebSocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../routes/problem.ts';
import { guardLine } from './guarded-line.ts';
import type { LinkRoom } from './link-room.ts';

export const subprotocol = 'comanda';

/** After the close frame, a peer that does not answer it is cut off. */
const lingerMs = 2_000;

/** A message in thousands of tiny pieces costs far more memory than its bytes. (`ws` knows these; its types do not yet.) */
export const manyPieces = { maxFragments: 64, maxBufferedChunks: 1024 };

/** Goes before every hook and route, or a refused upgrade would leave its connection open for ever. */
export async function openToSockets(app: FastifyInstance): Promise<void> {
  await app.register(websocket, {
    options: {
      maxPayload: maxMessageBytes,
      perMessageDeflate: false,
      ...manyPieces,
      handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
    },
    errorHandler: (_error, socket) => socket.terminate(),
    // The core has said goodbye by now. Whoever has not answered is not waited for.
    preClose(done) {
      for (const client of this.websocketServer.clients) client.terminate();
      this.websocketServer.close();
      done();
    },
  });
}

export function socketRoute(app: FastifyInstance, room: LinkRoom): void {
  app.get(
    '/sync',
    { websocket: true, onRequest: (request, reply) => mayUpgrade(room, request, reply) },
    (socket, { ip }) => serve(socket, room, ip),
  );
}

async function mayUpgrade(
  room: LinkRoom,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  if (!request.ws)
    return problem(reply, 426, 'not-a-socket', 'This address speaks WebSocket. Long-poll begins at /sync/open.');
  if (!subprotocols(request).includes(subprotocol)) {
    return problem(reply, 400, 'no-subprotocol', `Ask for the WebSocket subprotocol "${subprotocol}".`);
  }
  if (!room.hasPlace()) return problem(reply, 503, 'too-many-links', 'The box has as many links as it can serve.');
  return undefined;
}

const subprotocols = (request: FastifyRequest): string[] =>
  (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());

function serve(socket: WebSocket, room: LinkRoom, address: string): void {
  nameOwnCloses(socket);
  const cutOff = () => socket.terminate();
  const close = (code: CloseCode, reason: string) => {
    if (socket.readyState !== socket.OPEN) return;
    room.log.info({ closed: code, reason, kind: 'web-socket' }, 'link closed');
    socket.close(closeCodes[code], reason.slice(0, maxReason));
    setTimeout(cutOff, lingerMs).unref();
  };
  const wire: Wire = {
    send(text) {
      if (socket.readyState !== socket.OPEN) return;
      // Whoever cannot keep up would make the box keep an evening of frames for one tablet: it comes back and catches up.
      if (socket.bufferedAmount > room.limits.waitingBytes) close('slow-reader', 'more than 4 MiB were waiting');
      else socket.send(bytesOf(text), asText);
    },
    close,
    waitingBytes: () => socket.bufferedAmount,
  };
  const line = room.switchboard.connect(wire, 'web-socket');
  if (line === null) {
    close('box-failed', 'the box is opening its store again');
    return;
  }
  const place = room.take(address, () => close('hello-late', 'somebody else needs the place'));
  const guarded = guardLine(line, room.limits, room.monotonicMs, close);
  socket.on('message', (bytes, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    if (isBinary) close('malformed', 'messages are texts');
    else guarded.received(bytes.toString());
    // Whoever said anything but who they are has been turned away by now.
    if (socket.readyState === socket.OPEN) place.known();
  });
  socket.on('close', () => {
    place.leave();
    guarded.ended();
  });
}

/** A frame is the same text for everyone in a multi-session: it is put into bytes once. */
let [lastText, lastBytes] = ['', Buffer.alloc(0)];
function bytesOf(text: string): Buffer {
  if (text !== lastText) [lastText, lastBytes] = [text, Buffer.from(text)];
  return lastBytes;
}
const asText = { binary: false } as const;

/** A close frame holds 125 bytes, two of them the code; reasons are plain ASCII. */
const maxReason = 120;

/** What `ws` itself ends a link with (RFC 6455, 7.4.1), in the words of ours that a device knows how to answer. */
const ownCodes = new Map<number, CloseCode>([
  [1002, 'malformed'],
  [1007, 'malformed'],
  [1008, 'malformed'],
  [1009, 'too-big'],
]);

function nameOwnCloses(socket: WebSocket): void {
  const close = socket.close.bind(socket);
  socket.close = (code, reason) => {
    const own = ownCodes.get(code ?? 0);
    if (own === undefined) close(code, reason);
    else
      close(closeCodes[own], own === 'too-big' ? `more than ${maxMessageBytes} bytes` : 'not the WebSocket protocol');
  };
}

import type { Server, Socket } from 'node:net';

/**
 * How long a request may take to come in, in ms: its headers, all of it, and how often that is looked at. Whoever lets one
 * drip keeps a connection open and nothing else.
 */
export const patience = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 2_000 } as const;

/** Ten times what a hall of tablets behind one address needs; and what a machine with little memory can hold open. */
export const mostConnections = { ofOneAddress: 1_024, ofAll: 8_192 } as const;

/** Hangs up on an address that has too many connections, before anything is read of the next. */
export function limitCallers(
  server: Server,
  most: typeof mostConnections | { ofOneAddress: number; ofAll: number } = mostConnections,
): void {
  const open = new Map<string, number>();
  server.maxConnections = most.ofAll;
  server.prependListener('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
    if (count > most.ofOneAddress) socket.destroy();
  });
}

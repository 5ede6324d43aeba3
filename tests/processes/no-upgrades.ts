import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/**
 * A proxy of the kind that some networks have: it passes requests on and refuses every connection that wants to become a
 * WebSocket.
 * @param boxPort where the box listens now; 0 while it does not
 */
export async function refuseUpgrades(
  boxPort: () => number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((device) => {
    sockets.add(device);
    device.on('error', () => {});
    const port = boxPort();
    if (port === 0) {
      device.destroy();
      return;
    }
    const box = connect(port, '127.0.0.1');
    sockets.add(box);
    box.on('error', () => device.destroy());
    device.on('close', () => box.destroy());
    box.on('close', () => device.destroy());
    box.pipe(device);
    // Every request, not only the first: who has a connection already asks on that one.
    device.on('data', (bytes) => {
      if (/^upgrade:/im.test(bytes.toString('latin1'))) {
        box.unpipe(device);
        device.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      } else if (device.writable) box.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as { port: number }).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

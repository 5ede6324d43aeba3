import { createConnection, createServer, type Server, type Socket } from 'node:net';

/** A cable between a device and the box, that a person can cut and mend. */
export type Cable = {
  readonly port: number;
  readonly isCut: () => boolean;
  /** From now on every byte is swallowed, in both directions; nothing is closed, so nobody is told. */
  cut(): void;
  /** As when a plug is pulled: what is connected ends and new connections are refused, so both ends know at once. */
  unplug(): void;
  /** New connections get through. Those that lost bytes are torn, as they could never be whole again. */
  mend(): void;
  close(): Promise<void>;
};

export type CableOptions = {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Asked for each connection, because a box may come back at another port. */
  readonly to: () => { readonly host: string; readonly port: number };
  /** Looks at the first bytes of a connection and may have it refused: some networks let no WebSocket through. */
  readonly refuses?: (firstBytes: Buffer) => boolean;
};

const refusal = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** @throws when the port is taken. */
export async function layCable(options: CableOptions): Promise<Cable> {
  let cut = false;
  let isOut = false;
  /** Each device's end with the box's, and whether bytes of theirs were swallowed. */
  const pairs = new Map<Socket, { readonly box: Socket; torn: boolean }>();

  const server = createServer((device) => {
    if (isOut) {
      device.destroy();
      return;
    }
    const box = createConnection(options.to());
    const pair = { box, torn: false };
    pairs.set(device, pair);
    const end = (): void => {
      // A cut cable does not tell that the other end has gone.
      if (cut) pair.torn = true;
      else {
        device.destroy();
        box.destroy();
      }
    };
    const carry = (to: Socket) => (bytes: Buffer) => {
      if (cut || pair.torn) pair.torn = true;
      else to.write(bytes);
    };
    device.once('data', (bytes: Buffer) => {
      if (!cut && options.refuses?.(bytes) === true) device.end(refusal, () => box.destroy());
      else {
        carry(box)(bytes);
        device.on('data', carry(box));
      }
    });
    box.on('data', carry(device));
    for (const socket of [device, box]) {
      socket.setNoDelay(true);
      socket.on('error', end).on('close', end);
    }
    device.on('close', () => {
      pairs.delete(device);
      box.destroy();
    });
  });
  const tear = (): void => {
    for (const [device, { box }] of pairs) {
      device.destroy();
      box.destroy();
    }
  };
  await listen(server, options);

  return {
    port: (server.address() as { port: number }).port,
    isCut: () => cut || isOut,
    cut() {
      cut = true;
    },
    unplug() {
      isOut = true;
      tear();
    },
    mend() {
      [cut, isOut] = [false, false];
      for (const [device, { box, torn }] of pairs) {
        if (!torn) continue;
        device.destroy();
        box.destroy();
      }
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        tear();
      }),
  };
}

function listen(server: Server, { host, port }: CableOptions): Promise<void> {
  return new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      listening();
    });
  });
}

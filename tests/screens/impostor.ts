import { createServer } from 'node:https';
import { readPair } from '@comanda/server/tls/authority/files.ts';
import { issueLeaf } from '@comanda/server/tls/authority/issue.ts';

type Impostor = {
  readonly url: string;
  /** How many came near, and how many believed it. */
  heard(): { readonly callers: number; readonly believers: number };
  close(): Promise<void>;
};

/** Somebody who has stolen the key of the box's authority, and makes a certificate for a bank with it. */
export async function startImpostor(authorityFile: string): Promise<Impostor> {
  const authority = readPair(authorityFile);
  if (authority === null) throw new Error('the box has no authority yet');
  const called = { names: ['bank.example.com', 'localhost'], addresses: ['127.0.0.1'] };
  const { certificate, key } = await issueLeaf(authority, called, Date.now());
  let [callers, believers] = [0, 0];
  const server = createServer({ cert: certificate, key }, (_request, response) => {
    believers += 1;
    response.end('your money');
  });
  server.on('connection', () => {
    callers += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `https://127.0.0.1:${port}/`,
    heard: () => ({ callers, believers }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

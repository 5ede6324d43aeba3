import { Agent, request } from 'node:http';

/** A link of requests, with no rules of its own about what is pushed. */
export type Polled = {
  /** The status of each push. */
  push(body: string): Promise<number>;
  /** Takes what the box has said. False once the link is over. */
  drain(): Promise<boolean>;
  leave(): void;
  readonly link: string;
};

type Answer = { readonly status: number; readonly body: string };

/** Null when the box has no place, or has heard enough of this address for a minute. */
export async function openPolled(port: number, from: string): Promise<Polled | null> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (method: string, path: string, body = '', count = 1): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-comanda-count': count,
      };
      const asked = request({ host: '127.0.0.1', port, localAddress: from, agent, method, path, headers }, (answer) => {
        let text = '';
        answer.on('data', (bytes) => {
          text += bytes;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
      });
      asked.on('error', reject);
      asked.end(body);
    });
  const opened = await ask('POST', '/sync/open', '{}');
  if (opened.status !== 200) {
    agent.destroy();
    return null;
  }
  const { link } = JSON.parse(opened.body) as { link: string };
  let [said, heard] = [1, 0];
  return {
    link,
    async push(body) {
      const { status } = await ask('POST', `/sync/push?link=${link}`, body, said);
      if (status === 204) said += (JSON.parse(body) as unknown[]).length;
      return status;
    },
    async drain() {
      const { status, body } = await ask('GET', `/sync/feed?link=${link}&after=${heard}`);
      if (status !== 200) return false;
      heard += (JSON.parse(body) as { messages: unknown[] }).messages.length;
      return true;
    },
    leave: () => agent.destroy(),
  };
}

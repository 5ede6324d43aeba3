import Database from 'better-sqlite3';
import { WebSocket, WebSocketServer } from 'ws';

/**
 * The floor: the least that a box could do and still be one. Events are stored durably and told to everyone, with one commit
 * and one frame per client for each turn of the event loop; nobody checks, folds or seals anything. What Comanda costs above
 * this is what its promises cost.
 */
function serve(file: string): void {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE IF NOT EXISTS events (position INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO events (json) VALUES (?)');
  const after = database.prepare<[number], string>('SELECT json FROM events WHERE position > ?').pluck();
  const commit = database.transaction((texts: readonly string[]) => {
    for (const text of texts) insert.run(text);
  });
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  let waiting: string[] = [];

  const flush = (): void => {
    const texts = waiting;
    waiting = [];
    commit.immediate(texts);
    const frame = `[${texts.join(',')}]`;
    for (const client of server.clients) client.send(frame);
  };

  server.on('connection', (socket, request) => {
    const from = new URL(request.url ?? '', 'http://floor').searchParams.get('after');
    if (from !== null) socket.send(`[${after.all(Number(from)).join(',')}]`);
    socket.on('message', (bytes) => {
      if (waiting.length === 0) setImmediate(flush);
      for (const event of JSON.parse(String(bytes)) as object[]) waiting.push(JSON.stringify(event));
    });
  });
  server.on('listening', () => {
    const { port } = server.address() as { port: number };
    process.stderr.write(`READY http://127.0.0.1:${port}\n`);
  });
  process.on('SIGTERM', () => process.exit());
}

export type FloorEvent = { readonly id: string };

/** A device of the floor: sends taps as they are, and reads what it hears. */
export class FloorClient {
  readonly #socket: WebSocket;

  constructor(address: string, after: number | null, heard: (events: readonly FloorEvent[]) => void) {
    const query = after === null ? '' : `?after=${after}`;
    this.#socket = new WebSocket(`${address.replace('http', 'ws')}/${query}`, { perMessageDeflate: false });
    this.#socket.on('message', (bytes) => heard(JSON.parse(String(bytes)) as FloorEvent[]));
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => this.#socket.once('open', resolve).once('error', reject));
  }

  /** Each text is the JSON of one event. */
  send(events: readonly string[]): void {
    this.#socket.send(`[${events.join(',')}]`);
  }

  close(): void {
    this.#socket.terminate();
  }
}

if (import.meta.main) serve(process.argv[2] ?? ':memory:');

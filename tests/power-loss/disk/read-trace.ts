import { readFileSync } from 'node:fs';

/** One thing that a process did to the files of a folder. `handle` is a file that it had opened, whatever became of its name. */
export type Change =
  | {
      readonly op: 'open';
      readonly handle: number;
      readonly name: string;
      readonly created: boolean;
      readonly emptied: boolean;
      readonly isFolder: boolean;
    }
  | { readonly op: 'write'; readonly handle: number; readonly offset: number; readonly bytes: Buffer }
  | { readonly op: 'truncate'; readonly handle: number; readonly size: number }
  | { readonly op: 'sync' | 'sync-failed'; readonly handle: number }
  | { readonly op: 'rename'; readonly from: string; readonly to: string }
  | { readonly op: 'unlink' | 'mkdir'; readonly name: string }
  | { readonly op: 'mark'; readonly text: string };

/** The process wrote in a way that the tracer does not follow. It has to learn it, or the states would be wrong. */
export class UnforeseenCall extends Error {
  override readonly name = 'UnforeseenCall';
  constructor(call: string) {
    super(`the traced process called ${call}, which the tracer does not follow`);
  }
}

const headBytes = 24;
const [created, emptied, folder] = [1, 2, 4];

/** Reads the log of `tracer.c`, whose head says what a record looks like. */
export function readTrace(path: string): Change[] {
  const log = readFileSync(path);
  const changes: Change[] = [];
  for (let at = 0; at < log.length; ) {
    const nameEnd = at + headBytes + log.readUInt32LE(at + 16);
    const end = nameEnd + log.readUInt32LE(at + 20);
    const name = log.toString('utf8', at + headBytes, nameEnd);
    changes.push(changeOf(log.subarray(at, at + headBytes), name, log.subarray(nameEnd, end)));
    at = end;
  }
  return changes;
}

function changeOf(head: Buffer, name: string, bytes: Buffer): Change {
  const [op, flags] = [head.readUInt8(0), head.readUInt8(1)];
  const handle = head.readUInt32LE(4);
  const offset = Number(head.readBigInt64LE(8));
  switch (op) {
    case 1:
      return {
        op: 'open',
        handle,
        name,
        created: (flags & created) !== 0,
        emptied: (flags & emptied) !== 0,
        isFolder: (flags & folder) !== 0,
      };
    case 2:
      return { op: 'write', handle, offset, bytes };
    case 3:
      return { op: 'truncate', handle, size: offset };
    case 4:
      return { op: 'sync', handle };
    case 5: {
      const [from = '', to = ''] = name.split('\0');
      return { op: 'rename', from, to };
    }
    case 6:
      return { op: 'unlink', name };
    case 7:
      return { op: 'mkdir', name };
    case 8:
      return { op: 'mark', text: bytes.toString('utf8') };
    case 9:
      return { op: 'sync-failed', handle };
    default:
      throw new UnforeseenCall(name);
  }
}

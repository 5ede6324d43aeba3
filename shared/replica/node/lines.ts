import { crc32 } from 'node:zlib';

/** One line of the log: a checksum of what follows, so that half a line is known for what it is. */
export function encodeLine(value: unknown): string {
  const json = JSON.stringify(value);
  return `${checksum(json)} ${json}\n`;
}

const checksum = (json: string): string => crc32(json).toString(16).padStart(8, '0');

/** A line before the last is damaged. It had been confirmed, so going on without it would be losing taps in silence. */
export class DamagedLogError extends Error {
  override readonly name = 'DamagedLogError';
}

/** The whole lines, and how many bytes they take. What follows is a write that a crash cut short: nobody was told it was done. */
export function decodeLines(log: Buffer): { readonly values: readonly unknown[]; readonly wholeBytes: number } {
  const values: unknown[] = [];
  let at = 0;
  while (at < log.length) {
    const end = log.indexOf(0x0a, at);
    const json = end === -1 ? undefined : readLine(log.toString('utf8', at, end));
    if (json === undefined) {
      if (end !== -1 && log.indexOf(0x0a, end + 1) !== -1)
        throw new DamagedLogError(`The line at byte ${at} is damaged.`);
      break;
    }
    values.push(JSON.parse(json));
    at = end + 1;
  }
  return { values, wholeBytes: at };
}

function readLine(line: string): string | undefined {
  const json = line.slice(9);
  return line[8] === ' ' && checksum(json) === line.slice(0, 8) ? json : undefined;
}

import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** What must never reach a log line, wherever a caller put it. */
const secrets = ['token', 'pin', 'authorization', 'pairingCode', 'link'];

/** JSON lines on standard output, which journald and containers collect. */
export const createLog = (level: string, to?: DestinationStream): Log => {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: [...secrets, 'code', ...secrets.flatMap((name) => [`*.${name}`, `*.*.${name}`])], censor: '***' },
  };
  return to === undefined ? pino(options) : pino(options, to);
};

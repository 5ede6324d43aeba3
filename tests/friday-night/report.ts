import type { Minimal } from './minimise.ts';
import type { Happening, Outcome } from './night.ts';

const lastShown = 60;

/** What somebody needs who has to find out what happened: the seed, the least that does it, and how it went, in words. */
export function report(
  { seed, events, faults, violations, undrained, happenings }: Outcome,
  minimal?: Minimal,
): string {
  return [
    `Seed ${seed}: ${violations.length} violations, ${undrained.length} devices not drained, ${events} events.`,
    `  faults: ${[...faults].map(([kind, times]) => `${kind} ${times}`).join(', ')}`,
    ...violations.map((one) => `  violated at ${one}`),
    ...undrained.map((one) => `  undrained: ${one}`),
    ...(minimal === undefined
      ? ['  what happened last:', ...happenings.slice(-lastShown).map(inWords)]
      : [
          `  ${minimal.kept.length} of ${minimal.of} acts and faults are enough (found in ${minimal.tellings} tellings):`,
          ...minimal.outcome.happenings.slice(-3 * lastShown).map(inWords),
          ...minimal.outcome.violations.map((one) => `  and then: ${one}`),
          ...minimal.outcome.undrained.map((one) => `  and at the end: ${one}`),
        ]),
    `  again: npm run sim -- --seeds 1 --from ${seed}`,
  ].join('\n');
}

/** One line of the timeline. Ids are told by their ends: beginnings are times, and all alike. */
function inWords({ atMs, what, details }: Happening): string {
  const at = `    ${(atMs / 1000).toFixed(3).padStart(8)} s`;
  const short = details.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8}([0-9a-f]{4})/g, '…$1');
  if (what === 'FAULT') return `${at}  ${faultInWords(short)}`;
  if (what === 'VIOLATED') return `${at}  BROKEN: ${short}`;
  if (what === 'commit') return `${at}  the box commits ${commitInWords(short)}`;
  if (what === 'died') return `${at}  ${short} dies`;
  if (what === 'restart') return `${at}  ${short} starts again`;
  if (what === 'update') return `${at}  ${short} gets the program of today`;
  if (what === 'heal') return `${at}  all faults stop`;
  return `${at}  ${what}: ${actInWords(short)}`;
}

const faultInWords = (details: string): string => {
  const [kind = '', ...rest] = details.split(' ');
  return `what goes wrong: ${kind.replaceAll('-', ' ')} ${rest.join(' ')}`.trimEnd();
};

function commitInWords(details: string): string {
  const [upTo, , events] = details.split(' ');
  return `up to ${upTo}, ${events} events`;
}

/** A command and the events that it made, without their stamps. */
function actInWords(details: string): string {
  const from = details.indexOf('[');
  const command = details.slice(0, from).trim().replaceAll('-', ' ');
  const offers = JSON.parse(details.slice(from)) as {
    id: string;
    type: string;
    deviceSeq: number;
    orderId?: string;
    body: Record<string, unknown>;
  }[];
  const said = offers.map(({ id, type, deviceSeq, orderId, body }) => {
    const { item, update, seen, over, ...plain } = body;
    return `${type} ${id} (its ${deviceSeq}.) on ${orderId ?? 'a row'} ${JSON.stringify(plain)}`;
  });
  return `${command} → ${said.join('; ')}`;
}

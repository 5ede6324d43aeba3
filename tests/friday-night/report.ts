import type { Outcome } from './night.ts';

const lastShown = 25;

/** What somebody needs who has to find out what happened. */
export function report({ seed, events, faults, violations, undrained, last }: Outcome): string {
  return [
    `Seed ${seed}: ${violations.length} violations, ${undrained.length} devices not drained, ${events} events.`,
    `  faults: ${[...faults].map(([kind, times]) => `${kind} ${times}`).join(', ')}`,
    ...violations.map((one) => `  violated at ${one}`),
    ...undrained.map((one) => `  undrained: ${one}`),
    '  what happened last:',
    ...last.slice(-lastShown).map((one) => `    ${one}`),
    `  again: npm run sim -- --seeds 1 --from ${seed}`,
  ].join('\n');
}

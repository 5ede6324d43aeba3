import type { Proof } from './promises.ts';

/** What stands in the page: by proof, the day and the figures of the last run. */
export type LastRuns = ReadonlyMap<string, string>;

const [begins, ends] = ['<!-- last figures -->', '<!-- end of figures -->'] as const;

const row = (proof: Proof, last: string): string =>
  `| ${proof.promise} | \`${proof.shownBy}\` | \`${proof.command}\` | ${last} |`;

function parts(page: string): readonly [before: string, table: string, after: string] {
  const [from, to] = [page.indexOf(begins), page.indexOf(ends)];
  if (from < 0 || to < from) throw new Error(`the page has no ${begins} … ${ends}`);
  return [page.slice(0, from), page.slice(from, to), page.slice(to)];
}

/** What the page says of each proof now. */
export function lastRunsIn(page: string, proofs: readonly Proof[]): LastRuns {
  const [, table] = parts(page);
  const known = new Map<string, string>();
  for (const proof of proofs) {
    const line = table.split('\n').find((one) => one.includes(`| \`${proof.command}\` |`));
    const last = line?.split(' | ').at(-1)?.replace(/ \|$/, '');
    if (last !== undefined) known.set(proof.name, last);
  }
  return known;
}

export function withRuns(page: string, proofs: readonly Proof[], runs: LastRuns): string {
  const [before, , after] = parts(page);
  const table = [
    '| promise | shown by | whole | last figures |',
    '|---|---|---|---|',
    ...proofs.map((proof) => row(proof, runs.get(proof.name) ?? 'not run yet')),
  ];
  return `${before}${begins}\n\n${table.join('\n')}\n\n${after}`;
}

import { parseArgs } from 'node:util';

/** What a command may be asked for, each by its name: a whole number with the one that is usual, words, or a yes. */
export type Wishes<N extends string, W extends string, F extends string> = {
  readonly numbers?: Readonly<Record<N, number>>;
  /** Of these numbers at least one: nothing would be proven by none. */
  readonly counts?: readonly NoInfer<N>[];
  readonly words?: readonly W[];
  readonly flags?: readonly F[];
};

export type Asked<N extends string, W extends string, F extends string> = Record<N, number> &
  Record<W, string | undefined> &
  Record<F, boolean>;

type Read<A> = { readonly asked: A } | { readonly wrong: string } | { readonly help: true };

/**
 * What stands behind `npm run NAME --`. A number that is none must not become a run of nothing, in which nothing goes wrong.
 * @returns `wrong`: one sentence about the first thing that cannot be; `help`: the usage is asked for
 */
export function readAsked<N extends string = never, W extends string = never, F extends string = never>(
  args: readonly string[],
  { numbers, counts = [], words = [], flags = [] }: Wishes<N, W, F>,
): Read<Asked<N, W, F>> {
  const usual = (numbers ?? {}) as Record<N, number>;
  const texts = [...(Object.keys(usual) as N[]), ...words];
  const options = {
    ...Object.fromEntries(texts.map((name) => [name, { type: 'string' as const }])),
    ...Object.fromEntries([...flags, 'help'].map((name) => [name, { type: 'boolean' as const }])),
  };
  let given: Readonly<Record<string, string | boolean | undefined>>;
  try {
    const { values, tokens } = parseArgs({ args: [...args], options, tokens: true });
    const names = tokens.flatMap((token) => (token.kind === 'option' ? token.name : []));
    const twice = names.find((name, at) => names.indexOf(name) < at);
    if (twice !== undefined) return { wrong: `--${twice} is there twice` };
    given = values;
  } catch (error) {
    return { wrong: (error as Error).message };
  }
  if (given.help === true) return { help: true };
  const found: Record<string, unknown> = { ...given };
  for (const name of flags) found[name] = given[name] === true;
  for (const [name, otherwise] of Object.entries<number>(usual)) {
    const text = given[name];
    if (text !== undefined && !/^\d{1,12}$/.test(String(text)))
      return { wrong: `--${name} is a whole number, not "${text}"` };
    found[name] = text === undefined ? otherwise : Number(text);
    if (found[name] === 0 && counts.some((one) => one === name)) return { wrong: `--${name} is at least 1` };
  }
  return { asked: found as Asked<N, W, F> };
}

/** The same of this process, which ends here when it is asked how to be asked (0), or for what cannot be (2). */
export function asked<N extends string = never, W extends string = never, F extends string = never>(
  usage: string,
  wishes: Wishes<N, W, F>,
): Asked<N, W, F> {
  const found = readAsked(process.argv.slice(2), wishes);
  if ('asked' in found) return found.asked;
  if ('help' in found) process.stdout.write(usage);
  else process.stderr.write(`${found.wrong}\n\n${usage}`);
  process.exit('help' in found ? 0 : 2);
}

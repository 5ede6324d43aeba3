/** How PINs are kept. Argon2 is loaded when the first one is needed. */
const argon2 = () => import('@node-rs/argon2');

/** Argon2id as OWASP's password storage cheat sheet advises: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPin = async (pin: string): Promise<string> => (await argon2()).hash(pin, cost);

/** A missing hash takes as long as a wrong PIN, so that the answer's time does not tell who has none. */
export async function pinMatches(hash: string | null, pin: string): Promise<boolean> {
  const { hash: hashOf, verify } = await argon2();
  if (hash !== null) return verify(hash, pin);
  await hashOf(pin, cost);
  return false;
}

/** All digits the same, or each the next or the last one's neighbour: 0000, 1234, 4321. */
export function isGuessable(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, at) => Number(digit) - Number(pin[at])));
  const [step = 0] = steps;
  return steps.size === 1 && Math.abs(step) <= 1;
}

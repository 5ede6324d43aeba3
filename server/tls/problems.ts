/** Why the box has no certificate that it may show: one sentence for the owner, what is wrong and what to do. */
export class NoCertificate extends Error {
  override readonly name = 'NoCertificate';
}

/** What the system calls it, such as ENOENT, or its own words. */
export const nameOfProblem = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? String(error.code) : error.message) : String(error);

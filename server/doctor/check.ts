export type State = 'ok' | 'warn' | 'fail';

/** One line of the doctor: what was looked at, how it is, and what helps where it is not well. */
export type Check = {
  readonly check: string;
  readonly state: State;
  readonly says: string;
  readonly fix: string | null;
};

export const ok = (check: string, says: string): Check => ({ check, state: 'ok', says, fix: null });
export const warn = (check: string, says: string, fix: string): Check => ({ check, state: 'warn', says, fix });
export const fail = (check: string, says: string, fix: string): Check => ({ check, state: 'fail', says, fix });

export const worst = (checks: readonly Check[]): State =>
  checks.some(({ state }) => state === 'fail') ? 'fail' : checks.some(({ state }) => state === 'warn') ? 'warn' : 'ok';

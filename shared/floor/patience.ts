import type { MultiSession } from './floor.ts';

/** What a table may wait for so long, in minutes, before it needs somebody. `held` is a course that nobody fires. */
export type Patience = {
  readonly seated: number;
  readonly sent: number;
  readonly ready: number;
  readonly bill: number;
  /** 0: a course may be held as long as one likes. */
  readonly held: number;
};

/** What each field of a multi-session says, in the order of a visit. */
export const patienceFields = {
  seated: 'seatedMinutes',
  sent: 'sentMinutes',
  held: 'heldMinutes',
  ready: 'readyMinutes',
  bill: 'billMinutes',
} as const satisfies Record<keyof Patience, keyof MultiSession>;

export const usualPatience: Patience = { seated: 8, sent: 25, ready: 3, bill: 10, held: 20 };

/** What the owner has set, and the usual where nobody has set anything. */
export const patienceOf = (group: MultiSession | undefined): Patience => ({
  seated: group?.seatedMinutes ?? usualPatience.seated,
  sent: group?.sentMinutes ?? usualPatience.sent,
  ready: group?.readyMinutes ?? usualPatience.ready,
  bill: group?.billMinutes ?? usualPatience.bill,
  held: group?.heldMinutes ?? usualPatience.held,
});

/** What one simulated colleague is told: who they are, and with which code their device is paired if it is not yet. */
export type ColleagueBrief = {
  readonly name: string;
  readonly work: 'serve' | 'cook' | 'take-cash';
  readonly staff: string;
  readonly pin: string;
  readonly code: string;
};

/** How a shift begins. It travels by the channel between the processes, because command lines can be read by others. */
export type Shift = {
  /** The box's sync address. */
  readonly address: string;
  /** Where their devices keep what they know, so that a new process goes on where the last one stopped. */
  readonly folder: string;
  readonly colleagues: readonly ColleagueBrief[];
  readonly ordersPerMinute: number;
  /** Numbers of tables that are left to people. */
  readonly leaveAlone: readonly string[];
};

/** Tables of the sample restaurant that the colleagues do not touch. */
export const tablesForPeople = ['1', '2', '7', '8', '11', 'B1', 'B2'] as const;

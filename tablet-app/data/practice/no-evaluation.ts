/**
 * In place of TypeBox's own try whether a page may turn text into code: a page of the box may not, and would be told so in its
 * console. The schemas are then walked through, which is fast enough for one table.
 */
export const CanEvaluate = (): boolean => false;

export function Evaluate(): never {
  throw new Error('a page of the box runs no code but its own files');
}

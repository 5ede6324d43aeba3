import { DatabaseDamaged } from './trouble.ts';

/**
 * What the box wrote as JSON, and nobody else ever writes. SQLite finds every text sound.
 * @param what it is, for whoever is told that it is not what was written
 * @throws DatabaseDamaged
 */
export function readText<T>(json: string, what: string): T {
  try {
    return JSON.parse(json) as T;
  } catch {
    throw new DatabaseDamaged(`${what} cannot be read any more.`);
  }
}

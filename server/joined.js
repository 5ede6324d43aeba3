import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/**
 * @param {URL} folder
 * @returns {Record<string, string> | null} the files by the name of what is imported; null where one is missing, or other packages
 * are installed than when they were joined
 */
export function joinedIn(folder) {
  try {
    const { modules, installed, bytes } = JSON.parse(readFileSync(new URL('whole.json', folder), 'utf8'));
    const isWhole =
      Object.entries(bytes).every(([file, size]) => statSync(new URL(file, folder)).size === size) &&
      sha1Of(new URL('../.pnpm/lock.yaml', folder)) === installed;
    return isWhole ? { __proto__: null, ...modules } : null;
  } catch {
    return null;
  }
}

/** @param {URL} file */
const sha1Of = (file) => createHash('sha1').update(readFileSync(file)).digest('hex');

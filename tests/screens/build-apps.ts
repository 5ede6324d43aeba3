import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The pages under test are the ones that a box would serve: built, and built from what is here now. */
export function setup(): void {
  const program = fileURLToPath(new URL('../../installers/from-source/build-apps.mjs', import.meta.url));
  execFileSync(process.execPath, [program], { stdio: 'inherit' });
}

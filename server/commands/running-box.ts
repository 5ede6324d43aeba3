import { readWhereabouts, type Whereabouts } from '../admin/whereabouts.ts';

/** Where the box of this folder runs. What a box left behind that was killed does not count. */
export function runningBox(data: string): Whereabouts | null {
  const whereabouts = readWhereabouts(data);
  return whereabouts !== null && isAlive(whereabouts.pid) ? whereabouts : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

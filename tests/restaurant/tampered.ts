import type { Judge } from '@comanda/shared/sync/judge-here.ts';

/** Put in the place of a device's `judge`, it is one that somebody has tampered with: only the box says no. */
export const refusesNothing: Judge = () => null;

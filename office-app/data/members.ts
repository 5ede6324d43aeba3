import { useHost } from '@comanda/shared/replica/react/hooks.ts';
import type { Member, PinHolders, SetAsidePage } from '@comanda/shared/sync/office-api.ts';
import { useMemo } from 'react';
import { useWatched, type Watched } from './ask.ts';
import { useRows } from './rows.ts';

const lookEveryMs = 2_000;

export type Members = Watched<unknown> & { readonly of: ReadonlyMap<string, Member> };

/** Every device as the box sees it, live while somebody looks. */
export function useMembers(): Members {
  const { heard, declined } = useWatched<{ readonly members: readonly Member[] }>('/office/members', lookEveryMs);
  const of = useMemo(() => new Map(heard?.said.members.map((member) => [member.device, member]) ?? []), [heard]);
  return { heard, declined, of };
}

/** Which device this page runs on. */
export function useThisDevice(): string | null {
  return useHost().device;
}

/** How many changes wait for a manager; null until the box has said so, and while it does not answer. */
export function useWaiting(): number | null {
  const { heard, declined } = useWatched<SetAsidePage>('/office/set-aside', 5_000);
  return declined === null ? (heard?.said.waiting ?? null) : null;
}

export type PinsKnown = Watched<PinHolders> & {
  /** Cannot sign in yet; false too while the box has not said so. What a PIN is, nobody is told. */
  readonly lacksPin: (person: string) => boolean;
};

/** @param turn another one asks anew, at once */
export function usePinsKnown(turn: number): PinsKnown {
  const { heard, declined } = useWatched<PinHolders>('/office/pins', 5_000, turn);
  const holders = useMemo(() => (heard === null ? null : new Set(heard.said.holders)), [heard]);
  return { heard, declined, lacksPin: (person) => holders !== null && !holders.has(person) };
}

/** In use: neither archived nor taken out of service. */
export function useDevices() {
  const rows = useRows('devices');
  return [...rows.values()]
    .filter(({ archived }) => !archived)
    .sort(
      (a, b) => Number(a.revoked) - Number(b.revoked) || a.name.localeCompare(b.name, undefined, { numeric: true }),
    );
}

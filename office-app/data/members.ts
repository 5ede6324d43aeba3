import { useHost } from '@comanda/shared/replica/react/hooks.ts';
import type { Member, SetAside } from '@comanda/shared/sync/office-api.ts';
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

/** Newest first. */
export function useSetAside(): Watched<{ readonly setAside: readonly SetAside[] }> {
  return useWatched('/office/set-aside', 5_000);
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

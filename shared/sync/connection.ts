import type { LinkKind } from './device-ports.ts';
import { deadMs, slowMs } from './wire.ts';

export type ConnectionState = 'live' | 'slow' | 'catching-up' | 'no-box';
export type Connection = {
  readonly state: ConnectionState;
  readonly kind: LinkKind | null;
  /** Age of the box's last word in ms; null when it never spoke. */
  readonly ageMs: number | null;
  /** Changes that the box has not acknowledged. */
  readonly pending: number;
  /** The box is there, and said last that it could not save. */
  readonly cannotSave: boolean;
  /** The box saves, and something that it saved is not on its disk as it was: its owner should know, the service goes on. */
  readonly boxDamaged: boolean;
};

type Line = Pick<Connection, 'kind' | 'ageMs'> & { readonly isCaughtUp: boolean };

/** I10: "live" only while the box was heard within the heartbeat limit and nothing is owed in either direction. */
export function stateOf({ kind, ageMs, isCaughtUp }: Line): ConnectionState {
  if (ageMs === null || ageMs > deadMs || kind === null) return 'no-box';
  if (!isCaughtUp) return 'catching-up';
  return ageMs > slowMs ? 'slow' : 'live';
}

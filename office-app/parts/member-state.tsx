import { useBoxNow } from '@comanda/shared/replica/react/hooks.ts';
import type { Member } from '@comanda/shared/sync/office-api.ts';
import { age } from '@comanda/shared/ui/ages.ts';
import { CircleSlash, Clock, Link2, Link2Off, Waypoints } from 'lucide-react';
import { words } from '../words.ts';

/** How a device does: a sign, a word, and when it was heard if it is not there. */
export function MemberState({ member }: { readonly member: Member | undefined }) {
  const nowMs = useBoxNow(1_000);
  const { members } = words;
  if (member === undefined) return <span className="state">{members.unknown}</span>;
  const { state, connected, lastHeardMs } = member;
  if (state === 'revoked') {
    return (
      <span className="state" data-state="revoked">
        <CircleSlash size={18} aria-hidden="true" /> {members.revoked}
      </span>
    );
  }
  if (state === 'waiting') {
    return (
      <span className="state" data-state="waiting">
        <Clock size={18} aria-hidden="true" /> {members.waiting}
      </span>
    );
  }
  if (connected === null) {
    const heard = lastHeardMs === null ? members.never : members.heard(age(Math.max(0, nowMs - lastHeardMs)));
    return (
      <span className="state" data-state="away">
        <Link2Off size={18} aria-hidden="true" /> {members.away}, {heard}
      </span>
    );
  }
  const Icon = connected === 'web-socket' ? Link2 : Waypoints;
  return (
    <span className="state" data-state="connected">
      <Icon size={18} aria-hidden="true" /> {connected === 'web-socket' ? members.webSocket : members.longPoll}
    </span>
  );
}

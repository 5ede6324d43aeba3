import { useBoxNow } from '@comanda/shared/replica/react/hooks.ts';
import type { Member, PairingOffer } from '@comanda/shared/sync/office-api.ts';
import { CircleCheckBig } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useMembers } from '../../data/members.ts';
import { words } from '../../words.ts';
import { HeardLine } from '../heard-line.tsx';
import { QrCode } from './qr-code.tsx';

/** `9:41` until it is over. */
const clock = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** It was not there when the code was made, or was there before and has gone quiet since: then it has come now. */
const hasCome = (member: Member | undefined, before: number | null): boolean =>
  member?.state === 'paired' && member.connected !== null && (before === null || (member.lastHeardMs ?? 0) > before);

/** Where a tablet begins that is to open without the box; null for other devices, and where the address is trusted already. */
function setupOf(address: string): string | null {
  const { protocol, host, pathname } = new URL(address);
  return protocol === 'http:' && pathname === '/' ? `http://${host}/setup` : null;
}

/** A code that makes a machine this device, until it has. */
export function CodeCard({
  offer,
  onNewCode,
  onDone,
}: {
  readonly offer: PairingOffer;
  readonly onNewCode: () => void;
  readonly onDone: () => void;
}) {
  const members = useMembers();
  const nowMs = useBoxNow(1_000);
  const [madeMs] = useState(nowMs);
  const [isPaired, setIsPaired] = useState(false);
  const member = members.of.get(offer.device);
  useEffect(() => {
    if (hasCome(member, madeMs)) setIsPaired(true);
  }, [member, madeMs]);
  const said = words.devices;
  const setup = setupOf(offer.address);
  const leftMs = offer.expiresMs - nowMs;
  if (isPaired) {
    return (
      <div className="paired" role="status">
        <CircleCheckBig size={56} aria-hidden="true" />
        <h3>{said.paired(offer.name)}</h3>
        <p className="muted">{said.pairedDetail}</p>
        <button type="button" className="primary" onClick={onDone}>
          {said.done}
        </button>
      </div>
    );
  }
  return (
    <div className="code-card">
      <QrCode text={offer.address} label={said.codeDetail} />
      <div>
        <p className="muted">{said.codeDetail}</p>
        <p className="code" data-code={offer.code}>
          <b>{offer.code.slice(0, 3)}</b> <b>{offer.code.slice(3)}</b>
        </p>
        <p className="address">{offer.address.replace(/#.*$/, '')}</p>
        {leftMs > 0 ? (
          <p role="timer">{said.validFor(clock(leftMs))}</p>
        ) : (
          <p className="wrong" role="alert">
            {said.expired}
          </p>
        )}
        <p className="waiting" role="status">
          {leftMs > 0 && said.waitingFor}
        </p>
        {setup !== null && <p className="muted">{said.setupFirst(setup)}</p>}
        <HeardLine {...members} />
        <button type="button" onClick={onNewCode}>
          {said.newCode}
        </button>
      </div>
    </div>
  );
}

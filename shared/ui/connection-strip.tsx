import { Check, CloudOff, HardDrive, RefreshCw, Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useConnection } from '../replica/react/hooks.ts';
import { useOfflineReadiness } from '../replica/react/installed.ts';
import type { OfflineReadiness } from '../replica/worker/offline-readiness.ts';
import type { Connection } from '../sync/connection.ts';
import { age, timeOfDay } from './ages.ts';
import { Icon } from './icon.tsx';
import { Sheet } from './sheet.tsx';
import { useUpdate } from './update-ready.ts';
import { words } from './words.ts';

const saidMs = 4_000;

/** How fresh this page is: on every page, and never fresher than it is (I10). */
export function ConnectionStrip() {
  const connection = useConnection();
  const update = useUpdate();
  return (
    <Strip
      connection={connection}
      caughtUpMs={useCaughtUp(connection)}
      onUpdate={update}
      isInstalled={isKept(useOfflineReadiness())}
    />
  );
}

/** Quiet while it is being kept, and where nobody installs anything. */
const isKept = (readiness: OfflineReadiness | null): boolean =>
  readiness === null || readiness === 'ready' || readiness === 'preparing';

/** When the last change went through after a while without the box: worth a word, for a moment. */
function useCaughtUp({ state, pending, ageMs }: Connection): number | null {
  const [wasBehind, setWasBehind] = useState(false);
  const [caughtUpMs, setCaughtUpMs] = useState<number | null>(null);
  const isBehind = state === 'catching-up' || state === 'no-box';
  // Starting is not coming back.
  if (isBehind && !wasBehind && (pending > 0 || (state === 'no-box' && ageMs !== null))) setWasBehind(true);
  if (isBehind && caughtUpMs !== null) setCaughtUpMs(null);
  if (wasBehind && state === 'live' && pending === 0) {
    setWasBehind(false);
    setCaughtUpMs(Date.now());
  }
  useEffect(() => {
    if (caughtUpMs === null) return;
    const timer = setTimeout(() => setCaughtUpMs(null), saidMs);
    return () => clearTimeout(timer);
  }, [caughtUpMs]);
  return caughtUpMs;
}

/**
 * @param onUpdate given while a newer version of the app waits
 * @param isInstalled whether this app would open tomorrow without the box
 */
export function Strip({
  connection,
  caughtUpMs,
  onUpdate,
  isInstalled = true,
}: {
  readonly connection: Connection;
  readonly caughtUpMs: number | null;
  readonly onUpdate: (() => void) | null;
  readonly isInstalled?: boolean;
}) {
  const [isHelping, setIsHelping] = useState(false);
  const { state, kind, ageMs, pending, boxDamaged } = connection;
  const { strip } = words;
  const isCaughtUp = state === 'live' && caughtUpMs !== null;
  return (
    <div
      className="strip"
      data-state={isCaughtUp ? 'caught-up' : state}
      data-pending={pending}
      title={kind === null ? strip.noKind : strip.kinds[kind]}
    >
      <div className="strip-facts">
        <span className="strip-says">
          <Sign state={isCaughtUp ? 'caught-up' : state} />
          {/* Only the sentence is read aloud when it changes: an age that changes each second would never be quiet. */}
          <strong role="status">{isCaughtUp ? strip.caughtUp(timeOfDay(caughtUpMs)) : sentenceFor(connection)}</strong>
        </span>
        <span className="strip-age">
          {ageMs === null ? strip.neverHeard : strip.heard(age(ageMs))}
          {kind !== null && <span className="strip-kind"> · {strip.kinds[kind]}</span>}
        </span>
        {boxDamaged && state !== 'no-box' && (
          <span className="strip-warns" role="status">
            <Icon of={HardDrive} /> {strip.boxDamaged}
          </span>
        )}
        {!isInstalled && (
          <span className="strip-age strip-offline">
            <Icon of={CloudOff} /> {strip.notInstalled}
          </span>
        )}
      </div>
      {(state === 'no-box' || onUpdate !== null) && (
        <span className="strip-end">
          {state === 'no-box' && (
            <button type="button" onClick={() => setIsHelping(true)}>
              {strip.whatToDo}
            </button>
          )}
          {onUpdate !== null && (
            <button type="button" onClick={onUpdate}>
              {strip.updateReady}
            </button>
          )}
        </span>
      )}
      {isHelping && <WhatToDo cannotSave={connection.cannotSave} onClose={() => setIsHelping(false)} />}
    </div>
  );
}

function Sign({ state }: { readonly state: Connection['state'] | 'caught-up' }) {
  switch (state) {
    case 'live':
    case 'slow':
      return <span className="strip-dot" aria-hidden="true" />;
    case 'no-box':
      return <Icon of={Unplug} />;
    case 'catching-up':
      return <Icon of={RefreshCw} />;
    case 'caught-up':
      return <Icon of={Check} />;
  }
}

export function WhatToDo({
  cannotSave = false,
  onClose,
}: {
  readonly cannotSave?: boolean;
  readonly onClose: () => void;
}) {
  const { help } = words;
  return (
    <Sheet title={help.title} size="narrow" onClose={onClose}>
      <ol className="steps">
        <li>
          <b>{help.keepWorking}</b>
        </li>
        <li>{help.kitchen}</li>
        {cannotSave ? (
          <li>{help.cannotSave}</li>
        ) : (
          <>
            <li>{help.wifi}</li>
            <li>{help.power}</li>
            <li>{help.code}</li>
          </>
        )}
      </ol>
      <button type="button" className="primary" onClick={onClose}>
        {words.close}
      </button>
    </Sheet>
  );
}

/** For the till and the office: the box is there, the world behind it is not. */
export function InternetStrip() {
  return (
    <div className="strip strip-grey">
      <span className="strip-says">
        <Icon of={CloudOff} />
        <strong role="status">{words.strip.internetDown}</strong>
      </span>
    </div>
  );
}

function sentenceFor({ state, ageMs, pending, cannotSave }: Connection): string {
  const { strip } = words;
  if (cannotSave) return strip.cannotSave(pending);
  switch (state) {
    case 'live':
      return pending === 0 ? strip.live : `${strip.live} · ${strip.waiting(pending)}`;
    case 'slow':
      return pending === 0 ? strip.slow : `${strip.slow} · ${strip.waiting(pending)}`;
    case 'catching-up':
      return pending === 0 ? strip.catchingUp : strip.sending(pending);
    case 'no-box':
      return ageMs === null && pending === 0 ? strip.opening : strip.noBox(pending);
  }
}

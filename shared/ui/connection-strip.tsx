import { useConnection } from '../replica/react/hooks.ts';
import type { Connection } from '../sync/device-core.ts';
import { age } from './ages.ts';
import { words } from './words.ts';

/** How fresh this page is: on every page, and never fresher than it is (I10). */
export function ConnectionStrip() {
  const connection = useConnection();
  const { state, kind, ageMs, pending } = connection;
  const { strip } = words;
  return (
    <div
      className="strip"
      data-state={state}
      data-pending={pending}
      title={kind === null ? strip.noKind : strip.kinds[kind]}
    >
      <span className="strip-dot" aria-hidden="true" />
      {/* Only the sentence is read aloud when it changes: an age that changes each second would never be quiet. */}
      <strong role="status">{sentenceFor(connection)}</strong>
      <span className="strip-age">
        {ageMs === null ? strip.neverHeard : strip.heard(age(ageMs))}
        {kind !== null && <span className="strip-kind"> · {strip.kinds[kind]}</span>}
      </span>
    </div>
  );
}

function sentenceFor({ state, ageMs, pending }: Connection): string {
  const { strip } = words;
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

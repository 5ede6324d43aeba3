import type { Connection } from '../../sync/connection.ts';
import { InternetStrip, Strip } from '../connection-strip.tsx';
import { Exhibit } from './exhibit.tsx';

const live: Connection = {
  state: 'live',
  kind: 'web-socket',
  ageMs: 1_000,
  pending: 0,
  cannotSave: false,
  boxDamaged: false,
};
const evening = new Date(2026, 10, 21, 19, 42).getTime();
const shown: readonly (readonly [name: string, connection: Connection, caughtUpMs?: number])[] = [
  ['live', live],
  ['sending', { ...live, pending: 2 }],
  ['slow', { ...live, state: 'slow', ageMs: 4_000, pending: 1 }],
  ['looking', { ...live, state: 'no-box', kind: null, ageMs: null }],
  ['no box', { ...live, state: 'no-box', kind: null, ageMs: 130_000, pending: 3 }],
  ['cannot save', { ...live, state: 'no-box', kind: null, ageMs: 20_000, pending: 3, cannotSave: true }],
  ['damaged disk', { ...live, boxDamaged: true }],
  ['catching up', { ...live, state: 'catching-up', pending: 3 }],
  ['caught up', live, evening],
];
/** As much as a strip ever has to say. */
const longAway: Connection = { ...live, state: 'no-box', kind: null, ageMs: 59 * 60_000, pending: 28 };

export function Connections() {
  return (
    <Exhibit title="Connection">
      <div className="exhibit-stack">
        {shown.map(([name, connection, caughtUpMs = null]) => (
          <Strip key={name} connection={connection} caughtUpMs={caughtUpMs} onUpdate={null} />
        ))}
        <Strip connection={live} caughtUpMs={null} onUpdate={() => location.reload()} />
        <Strip connection={longAway} caughtUpMs={null} onUpdate={null} isInstalled={false} />
        <Strip connection={longAway} caughtUpMs={null} onUpdate={() => location.reload()} isInstalled={false} />
        <InternetStrip />
      </div>
    </Exhibit>
  );
}

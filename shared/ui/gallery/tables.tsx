import { Badge } from '../badge.tsx';
import { TableStateChip, TableStateIcon } from '../table-state.tsx';
import type { TableState } from '../theme/tokens.ts';
import { words } from '../words.ts';
import { Exhibit } from './exhibit.tsx';

const states = [
  'free',
  'seated',
  'sent',
  'ready',
  'bill',
  'needs-you',
  'reserved',
] as const satisfies readonly TableState[];

export function Tables() {
  return (
    <Exhibit title="States of a table">
      <div className="plan">
        {states.map((state, at) => (
          <button key={state} type="button" className="plan-table" data-table-state={state}>
            <b>{at + 11}</b>
            <TableStateIcon state={state} />
            <span>{words.tables[state]}</span>
          </button>
        ))}
      </div>
      <div className="row">
        {states.map((state) => (
          <TableStateChip key={state} state={state} />
        ))}
      </div>
      <div className="row">
        <Badge initials="AL" colour="#c2413b" />
        <Badge initials="BO" colour="#2e8b57" />
        <Badge initials="CN" colour="#b8860b" />
        <Badge initials="EH" colour="#00838f" />
        <Badge initials="FA" colour="#ad3f86" />
      </div>
    </Exhibit>
  );
}

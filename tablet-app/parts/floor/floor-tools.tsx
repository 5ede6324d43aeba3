import { useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Segments } from '@comanda/shared/ui/segments.tsx';
import { Clock3, List, Map as MapIcon, Timer } from 'lucide-react';
import { useLocation } from 'wouter';
import type { Clock } from '../../data/floor/table-facts.ts';
import { words } from '../../words.ts';
import { HelpButton } from '../help.tsx';

export const whoseChoices = ['all', 'mine'] as const;
export type Whose = (typeof whoseChoices)[number];
export const views = ['plan', 'list'] as const;
export type View = (typeof views)[number];

type Choice<T> = { readonly value: T; readonly onChoose: (next: T) => void };

/** How the floor is shown, on this device. */
export function FloorTools({
  whose,
  clock,
  view,
}: {
  readonly whose: Choice<Whose>;
  readonly clock: Choice<Clock>;
  readonly view: Choice<View>;
}) {
  const { floor } = words;
  const fromChange = clock.value === 'change';
  return (
    <div className="tools">
      <Segments
        label={floor.whose}
        hideLabel
        value={whose.value}
        choices={[
          { value: 'mine', label: floor.mine },
          { value: 'all', label: floor.all },
        ]}
        onChange={whose.onChoose}
      />
      <button
        type="button"
        className="quiet tool"
        title={floor.minutesOf}
        onClick={() => clock.onChoose(fromChange ? 'seated' : 'change')}
      >
        {fromChange ? <Icon of={Timer} /> : <Icon of={Clock3} />}
        <span>{fromChange ? floor.sinceChange : floor.sinceSeated}</span>
      </button>
      <button
        type="button"
        className="quiet tool"
        title={floor.view}
        onClick={() => view.onChoose(view.value === 'plan' ? 'list' : 'plan')}
      >
        {view.value === 'plan' ? <Icon of={List} /> : <Icon of={MapIcon} />}
        <span>{view.value === 'plan' ? floor.asList : floor.asPlan}</span>
      </button>
      <HelpButton />
    </div>
  );
}

/** Who works here now; touched, somebody else may. */
export function PersonButton() {
  const core = useDevice();
  const [, go] = useLocation();
  const person = useRecords('staff').get(core.signedIn?.staff ?? '');
  return (
    <button type="button" className="person" title={words.floor.signOut} onClick={() => go('/who')}>
      {person !== undefined && <Badge initials={person.initials} colour={person.colour} />}
      <span>
        {person?.name ?? words.floor.signOut} <small className="muted">{core.replica.config?.name}</small>
      </span>
    </button>
  );
}

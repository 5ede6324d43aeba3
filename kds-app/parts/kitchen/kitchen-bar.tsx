import { useBoxNow } from '@comanda/shared/replica/react/hooks.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { CircleUser, History, Keyboard, ListOrdered, Settings, VolumeOff } from 'lucide-react';
import { words } from '../../words.ts';

export type StationTab = { readonly id: string; readonly name: string; readonly due: number };

type KitchenBarProps = {
  readonly stations: readonly StationTab[];
  readonly station: string;
  readonly person: string | null;
  readonly bumped: number;
  readonly showsAllDay: boolean;
  /** Null: there is sound. */
  readonly silent: 'locked' | 'muted' | null;
  readonly onStation: (id: string) => void;
  readonly onAllDay: () => void;
  readonly onRecall: () => void;
  readonly onSettings: () => void;
  readonly onKeys: () => void;
  readonly onPerson: () => void;
};

/** Which station this is, and what is done now and then. */
export function KitchenBar(bar: KitchenBarProps) {
  const silence = bar.silent === 'muted' ? words.muted : words.soundOff;
  const person = bar.person ?? words.signIn;
  return (
    <header className="kitchen-bar">
      <div className="tabs" role="tablist" aria-label={words.stations}>
        {bar.stations.map(({ id, name, due }) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={id === bar.station}
            onClick={() => bar.onStation(id)}
          >
            {name} <small>{due}</small>
          </button>
        ))}
      </div>
      {bar.silent !== null && (
        <button
          type="button"
          className="silent"
          aria-label={silence}
          title={silence}
          onClick={bar.silent === 'muted' ? bar.onSettings : undefined}
        >
          <VolumeOff aria-hidden="true" /> <span className="spare">{silence}</span>
        </button>
      )}
      <button type="button" aria-label={words.allDay} aria-pressed={bar.showsAllDay} onClick={bar.onAllDay}>
        <ListOrdered aria-hidden="true" /> <span className="spare">{words.allDay}</span>
      </button>
      <button type="button" aria-label={words.recalled(bar.bumped)} onClick={bar.onRecall}>
        <History aria-hidden="true" /> <span className="spare">{words.recall}</span> ({bar.bumped})
      </button>
      <button
        type="button"
        className="who"
        aria-label={person}
        title={bar.person === null ? undefined : words.changePerson}
        onClick={bar.onPerson}
      >
        <CircleUser aria-hidden="true" /> <span className="who-name">{person}</span>
      </button>
      <button type="button" className="icon for-keys" aria-label={words.keys.title} onClick={bar.onKeys}>
        <Keyboard aria-hidden="true" />
      </button>
      <button type="button" className="icon" aria-label={words.settings.open} onClick={bar.onSettings}>
        <Settings aria-hidden="true" />
      </button>
      <Clock />
    </header>
  );
}

function Clock() {
  return <time className="clock">{timeOfDay(useBoxNow(1_000))}</time>;
}

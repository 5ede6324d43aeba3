import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { chooseTheme, themeChoices, themeNow } from '@comanda/shared/ui/theme/theme.ts';
import { Minus, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  type KitchenSettings,
  type Patience,
  patienceAt,
  volumes,
  withPatience,
  zoomed,
} from '../../data/kitchen/settings.ts';
import type { Sounds, Tune } from '../../data/kitchen/sounds.ts';
import { words } from '../../words.ts';

const tunes: readonly Tune[] = ['new', 'changed', 'no-contact'];

type SettingsSheetProps = {
  readonly settings: KitchenSettings;
  /** Of this screen: patience is set for it. */
  readonly station: { readonly id: string; readonly name: string };
  readonly sounds: Sounds;
  readonly onChange: (settings: KitchenSettings) => void;
  readonly onClose: () => void;
};

/** What this one screen remembers about itself. */
export function SettingsSheet({ settings, station, sounds, onChange, onClose }: SettingsSheetProps) {
  const said = words.settings;
  const patience = patienceAt(settings, station.id);
  const wait = (more: Partial<Patience>): void =>
    onChange(withPatience(settings, station.id, { ...patience, ...more }));
  const [theme, setTheme] = useState(themeNow);
  return (
    <Sheet title={said.title} onClose={onClose}>
      <Setting title={said.patience(station.name)}>
        <Stepper
          what={said.warn}
          shown={words.minutes(patience.warnMinutes)}
          names={[said.sooner(said.warn), said.later(said.warn)]}
          onStep={(by) => wait({ warnMinutes: patience.warnMinutes + by })}
        />
        <Stepper
          what={said.late}
          shown={words.minutes(patience.lateMinutes)}
          names={[said.sooner(said.late), said.later(said.late)]}
          onStep={(by) => wait({ lateMinutes: patience.lateMinutes + by })}
        />
      </Setting>
      <Setting title={said.zoom}>
        <Stepper
          what={said.zoom}
          shown={said.percent(settings.zoom)}
          names={[said.smaller, said.bigger]}
          onStep={(by) => onChange({ ...settings, zoom: zoomed(settings.zoom, by) })}
        />
      </Setting>
      <Setting title={said.volume}>
        <div className="choices">
          {volumes.map((volume) => (
            <button
              key={volume}
              type="button"
              aria-pressed={volume === settings.volume}
              onClick={() => onChange({ ...settings, volume })}
            >
              {said.volumes[volume]}
            </button>
          ))}
        </div>
        <div className="choices">
          <span>{said.listen}</span>
          {tunes.map((tune) => (
            <button key={tune} type="button" disabled={settings.volume === 'off'} onClick={() => sounds.play(tune)}>
              {said.tunes[tune]}
            </button>
          ))}
        </div>
      </Setting>
      <Setting title={said.theme}>
        <div className="choices">
          {themeChoices.map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={choice === theme}
              onClick={() => {
                chooseTheme(choice);
                setTheme(choice);
              }}
            >
              {said.themes[choice]}
            </button>
          ))}
        </div>
      </Setting>
    </Sheet>
  );
}

function Setting({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="setting">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

type StepperProps = {
  readonly what: string;
  readonly shown: string;
  readonly names: readonly [less: string, more: string];
  readonly onStep: (by: 1 | -1) => void;
};

function Stepper({ what, shown, names: [less, more], onStep }: StepperProps) {
  return (
    <div className="stepper">
      <span>{what}</span>
      <button type="button" aria-label={less} onClick={() => onStep(-1)}>
        <Minus aria-hidden="true" />
      </button>
      <output>{shown}</output>
      <button type="button" aria-label={more} onClick={() => onStep(1)}>
        <Plus aria-hidden="true" />
      </button>
    </div>
  );
}

import { Settings2 } from 'lucide-react';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { languages } from '../../staff/staff.ts';
import { Icon } from '../icon.tsx';
import { chooseLanguage, deviceLanguage, onLanguage, ownNames } from '../language/language.ts';
import { Segments } from '../segments.tsx';
import { Sheet } from '../sheet.tsx';
import {
  chooseTextSize,
  chooseTheme,
  onTheme,
  textSizeNow,
  textSizes,
  themeChoices,
  themeNow,
} from '../theme/theme.ts';
import { words } from '../words.ts';

/** Language, colours and text size of this device: whoever uses it may choose them, signed in or not. */
export function DeviceSettings() {
  const theme = useSyncExternalStore(onTheme, themeNow);
  const textSize = useSyncExternalStore(onTheme, textSizeNow);
  const language = useSyncExternalStore(onLanguage, deviceLanguage);
  const { settings } = words;
  return (
    <>
      <Segments
        label={settings.language}
        value={language ?? 'browser'}
        choices={[
          { value: 'browser', label: settings.browserLanguage },
          ...languages.map((one) => ({ value: one, label: ownNames[one] })),
        ]}
        onChange={(value) => chooseLanguage(languages.find((one) => one === value) ?? null)}
      />
      <Segments
        label={settings.theme}
        value={theme}
        choices={themeChoices.map((value) => ({ value, label: settings.themes[value] }))}
        onChange={chooseTheme}
      />
      <Segments
        label={settings.textSize}
        value={textSize}
        choices={textSizes.map((value) => ({ value, label: `${value} %` }))}
        onChange={chooseTextSize}
      />
    </>
  );
}

/**
 * The way to them, in a corner of the pages that everybody passes.
 * @param children what this device can be told besides, where it is paired
 */
export function SettingsButton({ children }: { readonly children?: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className="quiet with-icon settings-button" onClick={() => setIsOpen(true)}>
        <Icon of={Settings2} />
        {words.settings.title}
      </button>
      {isOpen && (
        <Sheet title={words.settings.title} onClose={() => setIsOpen(false)}>
          <DeviceSettings />
          {children}
        </Sheet>
      )}
    </>
  );
}

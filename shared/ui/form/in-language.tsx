import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { localeNow } from '../language/language.ts';

/** React Aria writes figures, and says what it says by itself, in the language of the app. */
export function InLanguage({ children }: { readonly children: ReactNode }) {
  return <I18nProvider locale={localeNow()}>{children}</I18nProvider>;
}

import { Fragment, type ReactNode, useSyncExternalStore } from 'react';
import type { Language } from '../../staff/staff.ts';
import { languageNow, onLanguage } from './language.ts';

export const useLanguage = (): Language => useSyncExternalStore(onLanguage, languageNow);

/** Shows everything below anew when another language is spoken: words are read while showing. */
export function Speaking({ children }: { readonly children: ReactNode }) {
  return <Fragment key={useLanguage()}>{children}</Fragment>;
}

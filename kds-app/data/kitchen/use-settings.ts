import { useEffect, useState } from 'react';
import { type KitchenSettings, readSettings } from './settings.ts';

const memory = 'comanda-kitchen';

/** What this screen remembers about itself; its size is that of the whole page. */
export function useSettings(): [KitchenSettings, (settings: KitchenSettings) => void] {
  const [settings, setSettings] = useState(() => readSettings(localStorage.getItem(memory)));
  useEffect(() => {
    document.documentElement.style.fontSize = settings.zoom === 100 ? '' : `${settings.zoom}%`;
    return () => {
      document.documentElement.style.fontSize = '';
    };
  }, [settings.zoom]);
  const change = (next: KitchenSettings): void => {
    localStorage.setItem(memory, JSON.stringify(next));
    setSettings(next);
  };
  return [settings, change];
}

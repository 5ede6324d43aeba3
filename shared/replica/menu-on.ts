import type { Menu } from '../menu/menu.ts';
import type { DeviceCore } from '../sync/device-core.ts';

/** The menu as this device has it. */
export function menuOn(core: Pick<DeviceCore, 'records'>): Menu {
  const fields = <T>(table: Parameters<DeviceCore['records']>[0]): Map<string, T> =>
    new Map([...core.records(table)].map(([id, row]) => [id, row.fields as T]));
  const [setting] = [...fields<{ menuVersion: number }>('settings').values()];
  return {
    version: setting?.menuVersion ?? 0,
    products: fields('products'),
    categories: fields('categories'),
    modifierGroups: fields('modifier_groups'),
  };
}

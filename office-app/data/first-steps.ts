import { inUse, useRows } from './rows.ts';

export type FirstStep = {
  readonly name: 'menu' | 'floor' | 'shared' | 'staff' | 'tablet' | 'kitchen';
  readonly path: string;
  readonly isDone: boolean;
};

/** What a new restaurant needs before the first guest. Each ticks itself; a device counts once it has been paired. */
export function useFirstSteps(isPaired: (device: string) => boolean): FirstStep[] {
  const floors = inUse(useRows('floors'));
  const tables = inUse(useRows('tables'));
  const groups = inUse(useRows('multi_sessions'));
  const devices = inUse(useRows('devices')).filter(({ id, revoked }) => !revoked && isPaired(id));
  const drawn = floors.filter(({ id }) => tables.some(({ floor }) => floor === id));
  return [
    { name: 'menu', path: '/products', isDone: inUse(useRows('products')).length > 0 },
    { name: 'floor', path: '/floors', isDone: drawn.length > 0 },
    {
      name: 'shared',
      path: '/multi-sessions',
      isDone: drawn.some(({ id }) => groups.some((one) => one.floors.includes(id))),
    },
    { name: 'staff', path: '/staff', isDone: inUse(useRows('staff')).length > 1 },
    { name: 'tablet', path: '/devices/new/tablet', isDone: devices.some(({ role }) => role === 'tablet') },
    { name: 'kitchen', path: '/devices/new/kitchen', isDone: devices.some(({ role }) => role === 'kitchen') },
  ];
}

const secondMs = 1_000;
const minuteMs = 60_000;
const hourMs = 3_600_000;

/** `12 s`, `4 min`, `2 h`: for "… ago". */
export function age(ms: number): string {
  if (ms < minuteMs) return `${Math.max(0, Math.floor(ms / secondMs))} s`;
  return ms < hourMs ? `${Math.floor(ms / minuteMs)} min` : `${Math.floor(ms / hourMs)} h`;
}

/** Whole minutes, never below zero: clocks of devices differ a little. */
export const minutes = (ms: number): number => Math.max(0, Math.floor(ms / minuteMs));

/** `19:04`, as clocks are read where this device is. */
export const timeOfDay = (ms: number, withSeconds = false): string =>
  new Date(ms).toLocaleTimeString('sv-SE', {
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
  });

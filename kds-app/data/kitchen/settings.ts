/** From these minutes on a ticket is looked at, and late. */
export type Patience = { readonly warnMinutes: number; readonly lateMinutes: number };

/** What one kitchen screen remembers about itself. It is no secret and no fact of the restaurant, so it stays here. */
export type KitchenSettings = {
  /** Which station this screen hangs at; `all` of them. */
  readonly station: string;
  readonly zoom: number;
  readonly volume: Volume;
  readonly showsAllDay: boolean;
  /** By station. */
  readonly patience: Readonly<Record<string, Patience>>;
};

export const volumes = ['off', 'low', 'high'] as const;
export type Volume = (typeof volumes)[number];

export const allStations = 'all';
export const usualPatience: Patience = { warnMinutes: 8, lateMinutes: 15 };
export const zooms = [80, 90, 100, 115, 130, 145, 160] as const;
const mostMinutes = 120;
/** Stations come and go; what is kept of them does not grow for ever. */
const mostStations = 40;

export const usualSettings: KitchenSettings = {
  station: allStations,
  zoom: 100,
  volume: 'high',
  showsAllDay: false,
  patience: {},
};

export const patienceAt = (settings: KitchenSettings, station: string): Patience =>
  settings.patience[station] ?? usualPatience;

export function withPatience(settings: KitchenSettings, station: string, patience: Patience): KitchenSettings {
  const others = Object.entries(settings.patience).filter(([known]) => known !== station);
  const warnMinutes = between(patience.warnMinutes, 1, mostMinutes - 1);
  const lateMinutes = between(patience.lateMinutes, warnMinutes + 1, mostMinutes);
  const all = [...others.slice(-mostStations + 1), [station, { warnMinutes, lateMinutes }] as const];
  return { ...settings, patience: Object.fromEntries(all) };
}

/** The next step up or down. */
export function zoomed(zoom: number, by: 1 | -1): number {
  const steps = by > 0 ? zooms.filter((step) => step > zoom) : zooms.filter((step) => step < zoom);
  return steps.at(by > 0 ? 0 : -1) ?? zoom;
}

/** Whatever stands in the browser's memory, somebody may have written it: what makes no sense is as usual. */
export function readSettings(text: string | null): KitchenSettings {
  const kept = parsed(text);
  const settings: KitchenSettings = {
    station: typeof kept.station === 'string' ? kept.station : usualSettings.station,
    zoom: zooms.find((step) => step === kept.zoom) ?? usualSettings.zoom,
    volume: volumes.find((volume) => volume === kept.volume) ?? usualSettings.volume,
    showsAllDay: kept.showsAllDay === true,
    patience: {},
  };
  return Object.entries(kept.patience ?? {}).reduce(
    (all, [station, one]) => (isPatience(one) ? withPatience(all, station, one) : all),
    settings,
  );
}

function parsed(text: string | null): { [K in keyof KitchenSettings]?: unknown } & { patience?: object } {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const { patience } = kept as { patience?: unknown };
    return typeof patience === 'object' && patience !== null ? (kept as object) : { ...kept, patience: {} };
  } catch {
    // Not ours, or cut short: then it is a screen that was never set.
    return {};
  }
}

const isPatience = (kept: unknown): kept is Patience => {
  const { warnMinutes, lateMinutes } = (kept ?? {}) as { [K in keyof Patience]?: unknown };
  return Number.isInteger(warnMinutes) && Number.isInteger(lateMinutes);
};

const between = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

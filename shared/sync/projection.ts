/** The rows an owner can query. They equal the fold after every commit. Amounts in minor units. */
export type OrderRow = {
  readonly order: string;
  readonly number: number | null;
  readonly businessDay: string | null;
  readonly state: 'open' | 'closed' | 'cancelled' | 'merged';
  /** When a party is to come that is not there yet, in ms. */
  readonly expectedMs: number | null;
  readonly kind: 'table' | 'take-away';
  readonly table: string | null;
  readonly multiSession: string;
  readonly guests: number | null;
  readonly customer: string | null;
  /** Who serves it. */
  readonly waiter: string | null;
  readonly mergedInto: string | null;
  /** What the discounts on the whole order take off: `total` is without it. */
  readonly discount: number;
  readonly total: number;
  readonly paid: number;
  readonly balance: number;
  /** When they sat down, or somebody opened it for them. */
  readonly openedClock: number;
  /** The lines born in this order, wherever they are now. */
  readonly lines: readonly LineRow[];
};

export type LineRow = {
  readonly line: string;
  /** The order it is on now; `null` only when that order is nowhere to be found. */
  readonly onOrder: string;
  readonly product: string;
  readonly name: string;
  readonly unitPrice: number;
  readonly taxRate: number;
  readonly modifiers: readonly {
    readonly group: string;
    readonly option: string;
    readonly name: string;
    readonly price: number;
  }[];
  readonly quantity: number;
  readonly wanted: number;
  readonly fired: number;
  readonly voided: number;
  /** How many of `quantity` are given free, and what is off the price of each of the others. */
  readonly comped: number;
  readonly off: number;
  readonly started: number;
  readonly ready: number;
  readonly served: number;
  readonly removed: boolean;
  readonly course: string | null;
  readonly seat: number | null;
  readonly note: string;
  readonly allergies: readonly string[];
  readonly chips: readonly string[];
};

import { createContext, useCallback, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Book } from '../../order/book.ts';
import { type OrderView, orderView } from '../../order/order-view.ts';
import type { Connection } from '../../sync/connection.ts';
import type { DeviceCore } from '../../sync/device-core.ts';
import type { RecordTable } from '../../sync/records.ts';
import type { Host, HostState, OpenDevice } from './device-host.ts';
import { looks } from './looks.ts';
import type { Rows } from './record-feed.ts';

export const HostContext = createContext<Host | null>(null);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('there is no device host around this screen');
  return host;
}

/** Where this tab stands. */
export function useHostState(): HostState {
  const host = useHost();
  return useSyncExternalStore(host.subscribe, () => host.state);
}

/**
 * The device of this tab for what acts and shows nothing of it: not drawn again with its changes. Stands below the check that
 * the device is open.
 */
export function useCore(): DeviceCore {
  const host = useHost();
  const core = useSyncExternalStore(host.subscribe, () => ('core' in host.state ? host.state.core : null));
  return core ?? opened(host).core;
}

/** The device of this tab, for screens that stand below the check that it is open. Draws again with every change. */
export function useDevice(): DeviceCore {
  const host = useHost();
  useSyncExternalStore(host.subscribe, () => host.version);
  return opened(host).core;
}

function opened(host: Host): OpenDevice {
  const { state } = host;
  if (!('core' in state)) throw new Error('a screen of the device is shown before the device is open');
  return state;
}

/** I10: asked again and again, because a screen must stop looking fresh by itself. */
export function useConnection(): Connection {
  const core = useDevice();
  useSyncExternalStore(looks.subscribe, looks.count);
  return core.connection();
}

/** Whether the box is heard as it should be. Asked as often, and draws again only when that changes. */
export function useIsLive(): boolean {
  const core = useDevice();
  return useSyncExternalStore(looks.subscribe, () => core.connection().state === 'live');
}

const viewsOfBooks = new WeakMap<Book, ReadonlyMap<string, OrderView>>();

/** Every order here whose opening has arrived, in every state. */
export function useOrders(): ReadonlyMap<string, OrderView> {
  const { book } = useDevice();
  let views = viewsOfBooks.get(book);
  if (views === undefined) {
    const made = [...book.orders.keys()].flatMap((id) => orderView(book, id) ?? []);
    views = new Map(made.map((view) => [view.order, view]));
    viewsOfBooks.set(book, views);
  }
  return views;
}

export function useOrder(id: string): OrderView | null {
  const { book } = useDevice();
  return viewsOfBooks.get(book)?.get(id) ?? orderView(book, id);
}

/** The rows of a table, archived ones too, by RxDB query. */
export function useRecords<T extends RecordTable>(table: T): Rows<T> {
  const { records } = opened(useHost());
  const rows = useCallback(() => records.rows(table), [records, table]);
  return useSyncExternalStore(records.subscribe, rows);
}

/** Whoever waits longer than this for what a page names had better see the page. */
const mostReadMs = 10_000;

/**
 * Whether all that this device knows of these tables has come to its screens, at least once: before that a page would show orders
 * at tables that it cannot name. Nothing is known before the box's first word.
 * @param tables the same list each time
 */
export function useWereRead(tables: readonly RecordTable[]): boolean {
  const core = useDevice();
  const { records } = opened(useHost());
  const were = useRef(false);
  const [isLate, setLate] = useState(false);
  const look = useCallback((): boolean => {
    were.current ||=
      core.records('settings').size > 0 &&
      tables.every((table) => records.rows(table).size >= core.records(table).size);
    return were.current;
  }, [core, records, tables]);
  const areRead = useSyncExternalStore(records.subscribe, look);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), mostReadMs);
    return () => clearTimeout(timer);
  }, []);
  return areRead || isLate;
}

/**
 * Reads tables that the next page will show while somebody looks at this one, after a while: what is being drawn comes first.
 * @param tables the same list each time
 */
export function useReadAhead(tables: readonly RecordTable[], afterMs: number): void {
  const { records } = opened(useHost());
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const table of tables) records.rows(table);
    }, afterMs);
    return () => clearTimeout(timer);
  }, [records, tables, afterMs]);
}

/** The time as the box has it, for showing ages. Draws again every `everyMs`. */
export function useBoxNow(everyMs: number): number {
  const core = useDevice();
  const [, lookAgain] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => lookAgain((looks) => looks + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return core.boxNowMs();
}

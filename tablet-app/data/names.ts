import type { Fact } from '@comanda/shared/order/events.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import type { HostState } from '@comanda/shared/replica/react/device-host.ts';
import { useHost, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import type { Rows } from '@comanda/shared/replica/react/record-feed.ts';
import type { Staff } from '@comanda/shared/staff/staff.ts';
import { useMemo } from 'react';
import { words } from '../words.ts';
import { words as serving } from './serving/words.ts';

/** What people call the things that events name by id. */
export type Names = {
  table(id: string | null): string;
  device(id: string): string;
  course(id: string | null): string;
  /** Who did it; null for someone who is not on this device's list, and for the box. */
  person(fact: Pick<Fact, 'event'>): Staff | null;
  /** By the id of a row of the staff. */
  staff(id: string): string;
  /** `Anna Lind (Tablet 1)`; the device alone, or the person alone on a device that is called after them. */
  author(fact: Pick<Fact, 'event'>): string;
  /** `Anna (Tablet 1)`: for places where there is little room. */
  authorShort(fact: Pick<Fact, 'event'>): string;
  order(view: OrderView | null): string;
};

export function useNames(): Names {
  const { state } = useHost();
  const tables = useRecords('tables');
  const devices = useRecords('devices');
  const courses = useRecords('courses');
  const staff = useRecords('staff');
  return useMemo(
    () => namesIn({ tables, devices, courses, staff, own: (id) => ownName(state, id) }),
    [state, tables, devices, courses, staff],
  );
}

type Known = {
  readonly tables: Rows<'tables'>;
  readonly devices: Rows<'devices'>;
  readonly courses: Rows<'courses'>;
  readonly staff: Rows<'staff'>;
  own(id: string): string | undefined;
};

function namesIn({ tables, devices, courses, staff, own }: Known): Names {
  const device = (id: string): string => devices.get(id)?.name ?? own(id) ?? words.unknownDevice;
  const person = ({ event }: Pick<Fact, 'event'>): Staff | null => staff.get(event.staff) ?? null;
  const table = (id: string | null): string => {
    if (id === null) return words.noTable;
    const known = tables.get(id);
    return known === undefined ? words.unknownTable : words.table(known.number);
  };
  return {
    table,
    device,
    person,
    staff: (id) => staff.get(id)?.name ?? serving.waiter.unknown,
    course: (id) => (id === null ? words.order.noCourse : (courses.get(id)?.name ?? words.order.noCourse)),
    author(fact) {
      if (fact.event.type === 'number-given') return words.theBox;
      const who = person(fact);
      const on = device(fact.event.device);
      if (who === null) return on;
      return isNamedAfter(on, who) ? who.name : `${who.name} (${on})`;
    },
    authorShort(fact) {
      const who = person(fact);
      const on = device(fact.event.device);
      if (who === null) return on;
      const [first = who.name] = who.name.split(' ');
      return isNamedAfter(on, who) ? first : `${first} (${on})`;
    },
    order(view) {
      if (view === null) return words.takeAway;
      const place = view.opened.event.body.kind === 'take-away' ? words.takeAway : table(view.table.value);
      return `${place} ${view.number === null ? words.newOrder : words.number(view.number)}`;
    },
  };
}

/** `Anna Lind` and `Anna’s iPad` are the same Anna, and are said once. */
const isNamedAfter = (device: string, { name }: Staff): boolean => {
  const [first] = name.split(' ');
  return device.startsWith(name) || device.startsWith(`${first}'s `) || device.startsWith(`${first}’s `);
};

/** Until the box's rows have been read, a device knows itself only. */
const ownName = (state: HostState, id: string): string | undefined => {
  const config = state.at === 'open' ? state.core.replica.config : null;
  return config?.device === id ? config.name : undefined;
};

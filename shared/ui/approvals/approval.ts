import { createContext, useContext } from 'react';
import type { RefusalCode } from '../../base/refusal.ts';
import type { Command } from '../../order/commands.ts';
import { decide } from '../../order/decide.ts';
import type { DraftEvent, OrderEvent, OrderEventType } from '../../order/events.ts';
import { permissionsOf, type Staff } from '../../staff/staff.ts';
import { ruleOf, undoneTypeIn } from '../../sync/authorise.ts';
import type { DeviceCore } from '../../sync/device-core.ts';

/** What somebody wants to do and may not, until somebody else says yes to this one event. */
export type Request = {
  readonly command: Command;
  readonly event: string;
  readonly refused: RefusalCode;
  /** Told what was written once somebody has said yes. */
  readonly done: (events: readonly OrderEvent[]) => void;
};

/** Asks for a yes on the spot; null on pages that have no place for the question. */
export const ApprovalContext = createContext<((request: Request) => void) | null>(null);
export const useApproval = (): ((request: Request) => void) | null => useContext(ApprovalContext);

/** Those whose yes is enough, by name. The box asks again. */
export function approvers(core: DeviceCore, { command, refused }: Request, staff: Iterable<Staff>): Staff[] {
  const people = [...staff].filter((person) => !person.archived);
  const self = people.find(({ id }) => id === core.signedIn?.staff);
  const own = self === undefined ? new Set() : permissionsOf(self);
  const drafts = decide(core.book, command);
  if ('refused' in drafts) return [];
  return people
    .filter((person) => {
      if (person === self) return false;
      const theirs = permissionsOf(person);
      if (refused === 'not-your-table') return theirs.has('table.edit');
      return (drafts as readonly DraftEvent[]).every((draft) =>
        ruleOf[asDone(core, draft)].permissions.some((one) => own.has(one) || theirs.has(one)),
      );
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Taking back needs what doing needed. */
const asDone = (core: DeviceCore, { type, orderId, body }: DraftEvent): OrderEventType =>
  type === 'undone' ? (undoneTypeIn(core.book.orders.get(orderId), body) ?? type) : type;

import type { RefusalCode } from '../base/refusal.ts';
import type { Device, MultiSession } from '../floor/floor.ts';
import type { Book } from '../order/book.ts';
import type { DraftEvent } from '../order/events.ts';
import { permissionsOf, type Staff } from '../staff/staff.ts';
import { type Author, authorise, undoneTypeIn } from './authorise.ts';
import type { RecordTable } from './records.ts';
import { rightsIn } from './rights-of-row.ts';
import { isOthersTable, type TableLook } from './whose-table.ts';
import type { RecordChange, SignIn } from './wire.ts';

/** What is about to be done, before it has a name and a time. */
export type Draft = DraftEvent | Pick<RecordChange, 'type' | 'body'>;

/** What this device knows that the box would ask for. */
export type Here = {
  readonly device: string;
  readonly book: Book;
  row(table: RecordTable, id: string): Readonly<Record<string, unknown>> | null;
};

export type Judge = (
  drafts: readonly Draft[],
  by: SignIn,
  approval: SignIn | undefined,
  here: Here,
) => RefusalCode | null;

/**
 * Says no at once to what the box would refuse for who does it and on which device, so that nothing is shown and then taken
 * back. Null: yes, or this device does not know enough. The box judges everything again; its answer counts (I9).
 */
export const judgeHere: Judge = (drafts, by, approval, here) => {
  const author = authorOf(by, approval, here);
  const device = here.row('devices', here.device) as Device | null;
  if (author === null || device === null) return null;
  if (hasLeft(by, here) || (approval !== undefined && hasLeft(approval, here))) return 'sign-in-expired';
  const shared = here.row('multi_sessions', device.multiSession) as MultiSession | null;
  const paymentsBarred = device.paymentsBarred || (shared?.paymentsBarred ?? false);
  const look: TableLook = {
    order: (id) => here.book.orders.get(id),
    wantsOneWaiter: (id) => (here.row('multi_sessions', id) as MultiSession | null)?.oneWaiterPerTable ?? false,
  };
  for (const draft of drafts) {
    const undoneType =
      draft.type === 'undone' ? undoneTypeIn(here.book.orders.get(draft.orderId), draft.body) : undefined;
    if (draft.type === 'undone' && undoneType === undefined) continue;
    const isRow = draft.type === 'record-changed';
    const known = isRow ? (here.row('staff', draft.body.row) as Staff | null) : null;
    const about = {
      undoneType,
      isOthersTable: !isRow && isOthersTable(draft, by.staff, look),
      rights: isRow ? rightsIn(draft.body, known ?? undefined) : null,
    };
    const code = authorise(draft, author, { role: device.role, paymentsBarred }, about);
    if (code !== null) return code;
  }
  return null;
};

const hasLeft = ({ staff }: SignIn, here: Here): boolean => here.row('staff', staff)?.archived === true;

function authorOf(by: SignIn, approval: SignIn | undefined, here: Here): Author | null {
  const staffOf = (signIn: SignIn): Staff | null => here.row('staff', signIn.staff) as Staff | null;
  const person = staffOf(by);
  const approver = approval === undefined ? null : staffOf(approval);
  if (person === null || (approval !== undefined && approver === null)) return null;
  return {
    permissions: permissionsOf(person),
    paymentsBarred: person.paymentsBarred,
    approval: approver === null ? new Set() : permissionsOf(approver),
  };
}

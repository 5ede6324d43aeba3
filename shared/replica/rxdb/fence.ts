import type { DexieSettings } from 'rxdb';

/** Dexie's own type, by way of RxDB, so that we depend on one of them only. */
export type Dexie = Parameters<NonNullable<DexieSettings['onCreate']>>[0];

/** Another tab, or this one after it reopened its database, is the owner now. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
}

/** The database under an open storage was emptied. What was confirmed is not there any more, so nothing more is confirmed. */
export class EmptiedError extends Error {
  override readonly name = 'EmptiedError';
}

/** RxDB reads by indexes that begin with `_deleted` or `_meta`; this row has neither, so no query ever sees it. */
const ownerKey = ' owner';
type OwnerRow = { readonly key: typeof ownerKey; readonly owner: number };

/** RxDB's name for the table of documents. */
const documents = 'docs';

/** A row of it as Dexie holds it; of a document that was removed a tombstone stays for a while. */
type Held = { readonly key: string; readonly json?: string; readonly _deleted?: '0' | '1' };
/** A document as far as we read it. */
export type Text = { readonly key: string; readonly json: string };

/** The texts of everything in a database, in one answer: RxDB's own queries ask IndexedDB for one document after the other. */
export async function textsIn(dexie: Dexie): Promise<Text[]> {
  const rows: Held[] = await dexie.table<Held>(documents).toArray();
  return rows.flatMap(({ key, json, _deleted }) => (json === undefined || _deleted === '1' ? [] : [{ key, json }]));
}

/**
 * S8 inside IndexedDB. A row in each database names the owner, and each transaction that changes documents reads it
 * first. Transactions on one table are serial, so once a newer owner has put its number there, nothing older gets in:
 * not a second tab's write, and not a write of ours that hung in a connection which iOS took away.
 */
export type Fence = {
  /** Installs the check; before `arm` it lets everything through. */
  guard(dexie: Dexie): void;
  arm(owner: number): void;
  /** Whether a write was stopped here. RxDB and Dexie may wrap the error, so it is not looked for in theirs. */
  stopped(): boolean;
};

export function createFence(): Fence {
  let owner: number | undefined;
  let stopped = false;
  return {
    guard(dexie) {
      dexie.use({
        stack: 'dbcore',
        name: 'comanda-fence',
        create: (core) => ({
          ...core,
          table(name) {
            const table = core.table(name);
            if (name !== documents) return table;
            return {
              ...table,
              async mutate(request) {
                if (owner !== undefined) {
                  const row = (await table.get({ trans: request.trans, key: ownerKey })) as OwnerRow | undefined;
                  if (row?.owner !== owner) {
                    stopped = true;
                    throw new FencedError(`Owner ${row?.owner} came after ${owner}.`);
                  }
                }
                return table.mutate(request);
              },
            };
          },
        }),
      });
    },
    arm(now) {
      owner = now;
    },
    stopped: () => stopped,
  };
}

export type Claim = {
  readonly owner: number;
  /** No database, or not every one, had an owner before: new, or emptied. */
  readonly isNew: boolean;
};

/**
 * Takes the databases over: the first counts, and who gets no further there leaves the others alone. They are taken all at once:
 * each waits for its disk. `expected` is our own last number when we reopen: then somebody else's number means that they took over
 * meanwhile.
 */
export async function claim([first, ...others]: readonly Dexie[], expected: number | undefined): Promise<Claim> {
  if (first === undefined) throw new Error('There is no database to claim.');
  const before = await swapOwner(first, (current) => {
    if (expected === undefined) return (current ?? 0) + 1;
    if (current === undefined) throw new EmptiedError('The database was emptied.');
    if (current !== expected) throw new FencedError(`Owner ${current} came after ${expected}.`);
    return current + 1;
  });
  const owner = (before ?? 0) + 1;
  const taken = await Promise.allSettled(
    others.map((dexie) =>
      swapOwner(dexie, (current) => {
        if (current !== undefined && current > owner) throw new FencedError(`Owner ${current} came after ${owner}.`);
        return owner;
      }),
    ),
  );
  // Not before all have answered: whoever is told of a failure closes these databases.
  const all = taken.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
  return { owner, isNew: [before, ...all].includes(undefined) };
}

/** Puts the next owner's number in one transaction with reading the last one's, which it returns. */
const swapOwner = (dexie: Dexie, next: (current: number | undefined) => number): Promise<number | undefined> =>
  dexie.transaction('rw', documents, async () => {
    const table = dexie.table<OwnerRow>(documents);
    const current = (await table.get(ownerKey))?.owner;
    await table.put({ key: ownerKey, owner: next(current) });
    return current;
  });

import type { BoxLife } from './box-life.ts';
import type { BoxLink } from './box-link.ts';
import type { BoxStore, KnownDevice, Seal } from './box-ports.ts';
import { epochOf, isSealedTag } from './tags.ts';
import { beatMs, type Hello, protocolVersion, type RecordRow, type Snapshot, type Welcome } from './wire.ts';

/** How a replica gets from where it is to where the box is. */
export type Resume = Pick<Welcome, 'resume' | 'common'> & {
  /** The life of the box that this database has forgotten, as its own seal proves it; null: none. */
  readonly forgotten: number | null;
};

/**
 * A tag is random, so a replica whose tag stands at its position has read this very history up to there, whatever epoch it
 * calls it. If it does not, and the box's own seal is on it, this database is an older copy: the replica knows things that
 * the box has forgotten. A device's word alone proves nothing; it gets a snapshot, and what it has to say stays with it.
 */
export function resumeOf(
  hello: Pick<Hello, 'position' | 'tag' | 'multiSession' | 'checkpoints'>,
  life: BoxLife,
  { store, seal }: { readonly store: BoxStore; readonly seal: Seal },
  multiSession: string,
): Resume {
  if (hello.position === 0 || hello.tag === null) return { resume: 'snapshot', common: null, forgotten: null };
  if (hello.position <= life.head && store.tagAt(hello.position) === hello.tag) {
    const readable = hello.position >= store.oldestPosition() && hello.multiSession === multiSession;
    return { resume: readable ? 'feed' : 'snapshot', common: null, forgotten: null };
  }
  if (!isSealedTag(seal, hello.position, hello.tag)) return { resume: 'snapshot', common: null, forgotten: null };
  const common = hello.checkpoints.find(([position, tag]) => position <= life.head && store.tagAt(position) === tag);
  return { resume: 'snapshot', common: common?.[0] ?? 0, forgotten: epochOf(hello.tag) };
}

export function welcomeOf(
  life: BoxLife,
  device: KnownDevice,
  have: Record<string, number>,
  resume: Resume,
  nowMs: number,
): Welcome {
  const { name, role, multiSession, paymentsBarred } = device;
  return {
    type: 'welcome',
    protocol: protocolVersion,
    nowMs,
    beatMs,
    config: { device: device.device, name, role, multiSession, paymentsBarred },
    have,
    resume: resume.resume,
    head: life.head,
    common: resume.common,
  };
}

/** Orders and rows in one part of a snapshot: small enough to send between two groups without holding anyone up. */
const ordersPerPart = 20;
const rowsPerPart = 500;

/** The parts of a snapshot, made one at a time: what commits meanwhile comes by the feed from `position` on. */
export function* snapshotParts(life: BoxLife, store: BoxStore, link: BoxLink): Generator<Snapshot> {
  const multiSession = link.config?.multiSession ?? '';
  const rows = [...life.records.tables.values()].flatMap((table): RecordRow[] => [...table.values()]);
  const orders = [...life.audiences].filter(([, audience]) => audience.includes(multiSession)).map(([id]) => id);
  const parts = Math.max(1, Math.ceil(rows.length / rowsPerPart), Math.ceil(orders.length / ordersPerPart));
  for (let part = 0; part < parts; part += 1) {
    yield {
      type: 'snapshot',
      part,
      parts,
      position: life.head,
      tag: life.tag,
      records: rows.slice(part * rowsPerPart, (part + 1) * rowsPerPart),
      orders: orders
        .slice(part * ordersPerPart, (part + 1) * ordersPerPart)
        .flatMap((id) => store.wholeOrder(id) ?? []),
    };
  }
}

import type { BoxLife } from './box-life.ts';
import type { BoxStore, KnownDevice, Seal } from './box-ports.ts';
import { epochOf, isSealedTag } from './tags.ts';
import { beatMs, type Hello, protocolVersion, type Welcome } from './wire.ts';

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

import type { Position } from '../base/ids.ts';
import type { Seal } from './box-ports.ts';

/**
 * A tag names one commit: the life it was made in, chance, and the box's seal over both and the position. A device can repeat
 * one but not make one, so a tag that the box finds sealed and does not remember proves that the box was restored.
 */
export function newTag(seal: Seal, epoch: number, position: Position, chance: string): string {
  return `${epoch}-${chance}-${seal.mac(tagText(epoch, position, chance))}`;
}

/** In which life of the box the commit was made; 0 for what is no tag. */
export const epochOf = (tag: string): number => Number(parts.exec(tag)?.[1] ?? 0);

/** Did a box of this restaurant once commit up to this position under this tag? */
export function isSealedTag(seal: Seal, position: Position, tag: string): boolean {
  const [, epoch = '', chance = '', mac = ''] = parts.exec(tag) ?? [];
  return mac !== '' && seal.mac(tagText(Number(epoch), position, chance)) === mac;
}

const parts = /^([1-9][0-9]{0,8})-([0-9a-f]{8})-([0-9a-f]{32})$/;

const tagText = (epoch: number, position: Position, chance: string): string => `tag:${epoch}:${position}:${chance}`;

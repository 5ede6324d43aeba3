import { databaseFile } from './files.ts';
import { inWorker } from './in-worker.ts';
import { sampleFor } from './sound.ts';
import { DatabaseDamaged } from './trouble.ts';

export type Findings = {
  /** What can be read, and is not what was sealed; null when there is nothing of that kind. */
  found(problem: string | null): void;
  /** DatabaseDamaged, and what SQLite says. */
  failed(error: unknown): void;
};

/** Of a large file SQLite reads all only in so small a share of the time: an old disk has an evening to carry as well. */
const restsTimes = 50;

/** Reads what is on the disk, beside the box. Whoever asks while it is being read hears of that look. */
export function diskLook(data: string, { found, failed }: Findings, nowMs: () => number): () => Promise<void> {
  const file = databaseFile(data);
  let underWay: Promise<void> | null = null;
  let restsUntilMs = Number.NEGATIVE_INFINITY;

  async function look(): Promise<void> {
    const beganMs = nowMs();
    const depth = beganMs < restsUntilMs ? sampleFor(file) : 'sample';
    try {
      const { isSound, problems } = await inWorker({ task: 'examine', file, depth });
      const [problem = null] = problems;
      if (!isSound) throw new DatabaseDamaged(problem ?? 'It cannot be read.');
      found(problem);
    } catch (error) {
      failed(error);
    }
    if (depth === 'sample') restsUntilMs = nowMs() + restsTimes * (nowMs() - beganMs);
    underWay = null;
  }

  return () => {
    underWay ??= look();
    return underWay;
  };
}

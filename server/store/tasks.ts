import { copyDatabase } from './backup.ts';
import { examineFile } from './examine.ts';
import type { Failed, Task } from './in-worker.ts';
import { atOneMoment, reading } from './open.ts';
import { reductionsOf } from './reductions.ts';

/** Long work on the database beside the box: copies, examinations and reports, each with a connection of its own that writes nothing. */
function done(task: Task): unknown {
  switch (task.task) {
    case 'copy':
      return copyDatabase(task);
    case 'examine':
      return examineFile(task.file, task.depth);
    case 'reductions':
      return reading(task.file, (database) => atOneMoment(database, () => reductionsOf(database, task.day)));
  }
}

/** What the thread says to whoever asked. */
export async function answerTo(task: Task): Promise<{ readonly answer: unknown } | { readonly failed: Failed }> {
  try {
    return { answer: await done(task) };
  } catch (error) {
    return { failed: failed(error) };
  }
}

function failed(error: unknown): Failed {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const code = 'code' in error ? { code: String(error.code) } : {};
  return { name: error.name, message: error.message, ...code };
}

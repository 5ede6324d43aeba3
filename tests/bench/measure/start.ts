import { type Program, startBox, startFloor } from '../load/programs.ts';

export type Started = { readonly startMs: number; readonly insideMs: number; readonly rssBytes: number };

export const startOfBox = (folder: string): Promise<Started> => measured(startBox(folder));
export const startOfFloor = (file: string): Promise<Started> => measured(startFloor(file));

async function measured(starting: Promise<Program>): Promise<Started> {
  const program = await starting;
  const { insideMs, rssBytes } = await program.cost();
  await program.stop();
  return { startMs: program.startMs, insideMs, rssBytes };
}

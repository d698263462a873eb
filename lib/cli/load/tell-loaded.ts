import { writeSync } from 'node:fs';

/** Names the open file that a run tells what it loads, where somebody watches it. */
export const toldBy = 'LADING_LOADED_TO';

const told = Number(process.env[toldBy]);
// The program has no use for it, nor have programs that it starts.
if (told > 0) delete process.env[toldBy];

/** Tells whoever watches this run, where somebody does, that the program has loaded a file. */
export function tellLoaded(file: string): void {
  if (!(told > 0)) return;
  try {
    writeSync(told, `${file}\n`);
  } catch {
    // Nobody watches any more.
  }
}

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Before the first suite: many run the command line, and all of them that of the sources as they are. */
export default function build(): void {
  execFileSync(process.execPath, [join(__dirname, '../../tools/build.mjs'), '--no-types']);
}

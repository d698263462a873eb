import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';

/** Fetches a Go module (once; Go keeps a cache) and answers the directory that holds it. */
export function goModule(path: string, version: string): string {
  const out = execFileSync('go', ['mod', 'download', '-json', `${path}@${version}`], {
    encoding: 'utf8',
    cwd: tmpdir(),
  });
  const { Dir }: { Dir: string } = JSON.parse(out);
  return Dir;
}

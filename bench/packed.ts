import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Target, target } from './markdown';

interface Packed {
  readonly size: number;
  readonly unpackedSize: number;
  readonly entryCount: number;
}

/** The package as npm would publish it. */
export function measurePacked(): { readonly text: string; readonly targets: readonly Target[] } {
  const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: join(__dirname, '..'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed]: readonly Packed[] = JSON.parse(printed);
  if (packed === undefined) throw new Error('npm pack says nothing.');
  const kB = (bytes: number) => Math.round(bytes / 1000);
  return {
    text: `The package: ${kB(packed.size)} kB packed, ${kB(packed.unpackedSize)} kB unpacked, ${packed.entryCount} files.`,
    targets: [target('packed size', packed.size / 1000, { most: 900 }, ' kB', 0)],
  };
}

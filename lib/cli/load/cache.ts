import { constants } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findUp } from '../../diagnostics/package-root';
import { checksum } from '../../files/checksum';
import { isOursAlone } from '../../files/ownership';
import { readPlainFile } from '../../files/plain-file';
import { privateCache } from '../../files/private-cache';
import { replaceFile } from '../../files/replace-file';

/**
 * Code that was transformed before, found by the file's path and kept with the whole source it was made of: no
 * hash to compute, no clock to trust. It lies beside the app's own package, in a folder of ours that nobody else can
 * write to; without one, nothing is kept.
 */
export interface CodeCache {
  get(file: string, source: string): string | undefined;
  set(file: string, source: string, code: string): void;
}

/** Changes whenever the same source would be transformed differently. */
const format = 'lading 2';

const none: CodeCache = { get: () => undefined, set: () => {} };

export function codeCache(appFile: string): CodeCache {
  const root = findUp(dirname(appFile), 'package.json');
  const folder = root === undefined ? undefined : privateCache(join(root, 'node_modules'), dirname(appFile));
  if (folder === undefined) return none;
  const place = (file: string) => join(folder, `${basename(file)}.${checksum(file)}.js`);
  const head = (file: string, source: string) => `// ${format} ${JSON.stringify([file, source])}\n`;
  return {
    get(file, source) {
      const kept = readOwn(place(file));
      const expected = head(file, source);
      return kept?.startsWith(expected) ? kept.slice(expected.length) : undefined;
    },
    set(file, source, code) {
      try {
        replaceFile(place(file), head(file, source) + code, 0o600);
      } catch {
        // A cache that cannot be written costs time, nothing else.
      }
    },
  };
}

/** Asked of the open file itself: what stands at its path may be exchanged at any time. No link is followed. */
function readOwn(file: string): string | undefined {
  try {
    const { bytes, stats } = readPlainFile(file, constants.O_NOFOLLOW ?? 0);
    return isOursAlone(stats) ? bytes.toString('utf8') : undefined;
  } catch {
    return undefined;
  }
}

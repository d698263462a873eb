import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { findUp } from '../../diagnostics/package-root';

/**
 * Code that was transformed before, found by the file's path and kept with the whole source it was made of: no
 * hash to compute, no clock to trust. It lies in the project's node_modules, or in the user's own folder; never
 * in a place where somebody else could put code.
 */
export interface CodeCache {
  get(file: string, source: string): string | undefined;
  set(file: string, source: string, code: string): void;
}

/** Changes whenever the same source would be transformed differently. */
const format = 'lading 1';

export function codeCache(projectFolder: string): CodeCache {
  const folder = cacheFolder(projectFolder);
  const place = (file: string) => join(folder, `${basename(file)}.${checksum(file)}.js`);
  const head = (file: string, source: string) => `// ${format} ${JSON.stringify([file, source])}\n`;
  return {
    get(file, source) {
      try {
        const kept = readFileSync(place(file), 'utf8');
        const expected = head(file, source);
        return kept.startsWith(expected) ? kept.slice(expected.length) : undefined;
      } catch {
        return undefined;
      }
    },
    set(file, source, code) {
      try {
        mkdirSync(folder, { recursive: true });
        const aside = `${place(file)}.${process.pid}`;
        writeFileSync(aside, head(file, source) + code);
        renameSync(aside, place(file));
      } catch {
        // A cache that cannot be written costs time, nothing else.
      }
    },
  };
}

/** In the `node_modules` that a folder sees, or the user's own folder where there is none. */
export function cacheFolder(from: string): string {
  const project = findUp(from, 'node_modules');
  if (project !== undefined) return join(project, 'node_modules', '.cache', 'lading');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lading');
}

/** Names files only: two paths with one sum take turns in one place. */
export function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return sum.toString(16).padStart(8, '0');
}

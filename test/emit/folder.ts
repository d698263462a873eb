import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CommitOptions, type CommitResult, openOutput } from '../../lib/emit/output';

export type Files = Readonly<Record<string, string>>;

/** A new folder for one test, where the output will be `dist`. */
export function newRoot(): string {
  return join(mkdtempSync(join(tmpdir(), 'lading-output-')), 'dist');
}

export function put(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Every file below a folder with its text, the ones in `.lading` too. */
export function filesIn(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.sort().map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
  );
}

export function commit(root: string, files: Files, more = {}, options?: CommitOptions): CommitResult {
  const output = openOutput(root);
  for (const [path, text] of Object.entries(files)) {
    const file = output.file(path, 'test');
    file.write(text);
    file.close();
  }
  return output.commit(more, options);
}

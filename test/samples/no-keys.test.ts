import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/diagnostics/package-root';

/** Whatever is written of any app here, examples included. */
function* written(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* written(path);
    else if (path.includes('/expected/')) yield path;
  }
}

test('no output holds a private key', () => {
  const files = ['test/samples', 'examples'].flatMap((room) => [...written(join(packageRoot(), room))]);
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((file) => readFileSync(file, 'utf8').includes('PRIVATE KEY-----'))).toEqual([]);
});

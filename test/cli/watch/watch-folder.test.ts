import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { watchFolder } from '../../../lib/cli/watch/watch-folder';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'lading-watch-')));
const at = (path: string) => join(root, path);
let changes = 0;
const failures: Error[] = [];
for (const folder of ['src', 'dist', 'node_modules', '.git']) mkdirSync(at(folder));
writeFileSync(at('app.ts'), '1');
const { close } = watchFolder(root, {
  ignored: [at('dist'), at('page.html')],
  changed: () => {
    changes += 1;
  },
  failed: (error) => failures.push(error),
});
afterAll(close);

/** What a step is seen as: a busy machine may be slow to tell. */
async function seen(step: () => void): Promise<number> {
  const before = changes;
  step();
  for (let turn = 0; turn < 100 && changes === before; turn += 1) await wait(20);
  await wait(150);
  return changes - before;
}

/** Seen as nothing: something that is seen comes after it, and is all there is. */
const unseen = async (step: () => void) => {
  step();
  await wait(300);
  return changes;
};

test('what is saved is one change, in however many steps', async () => {
  expect(
    await seen(() => {
      writeFileSync(at('app.ts.new'), '2');
      renameSync(at('app.ts.new'), at('app.ts'));
      writeFileSync(at('src/a.ts'), 'a');
    }),
  ).toBe(1);
});

test('files in a folder that is new are watched, and one that is gone is a change', async () => {
  await seen(() => mkdirSync(at('src/new')));
  expect(await seen(() => writeFileSync(at('src/new/b.ts'), 'b'))).toBe(1);
  expect(await seen(() => rmSync(at('src/new'), { recursive: true }))).toBeGreaterThan(0);
  mkdirSync(at('src/new'));
  await wait(100);
  expect(await seen(() => writeFileSync(at('src/new/c.ts'), 'c'))).toBeGreaterThan(0);
});

test('the output, packages and hidden folders are nothing to watch, but .env is', async () => {
  const before = changes;
  const after = await unseen(() => {
    for (const path of ['dist/a.yaml', 'page.html', 'node_modules/a.js', '.git/HEAD'])
      writeFileSync(at(path), 'x');
  });
  expect(after).toBe(before);
  expect(await seen(() => writeFileSync(at('.env'), 'A=1'))).toBe(1);
});

test('a file that is written as it was has not changed', async () => {
  await seen(() => writeFileSync(at('made.json'), '{}'));
  const before = changes;
  expect(await unseen(() => writeFileSync(at('made.json'), '{}'))).toBe(before);
  expect(failures).toEqual([]);
});

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastYaml } from '../../lib/cli/manifests/fast-yaml';
import { against } from '../../lib/review/against';
import { synthesizeFolder } from '../samples/render';

const samples = join(__dirname, '../samples');
const told = readdirSync(samples).filter((name) =>
  ['lading.json', 'diagnostics.txt'].every((file) => existsSync(join(samples, name, 'expected', file))),
);

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'lading-before-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** These tell of the app's text, and nothing of them is in what it makes. */
const ofTheText = ['app/wrote-to-stdout', 'reference/unused', 'suppression/unused'];

test.each(told)('of an app that makes what it made, all was so before: %s', (name) => {
  const expected = join(samples, name, 'expected');
  const watcher = against({ type: 'folder', folder: expected, name: 'main' }, fastYaml);
  const found = synthesizeFolder(join(samples, name), join(scratch, name), watcher);
  expect(found.length).toBeGreaterThan(0);
  const fresh = found.filter(({ code, before }) => before !== 'main' && !ofTheText.includes(code));
  expect(fresh.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});

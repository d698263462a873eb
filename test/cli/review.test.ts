import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../../lib/review/page/page';
import { app, codes, lading, project } from './project';

function pageIn(folder: string, file = 'lading-review.html'): Page {
  const [, data = ''] = /id="data">(.*)<\/script>/.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
  return JSON.parse(data);
}

test('writes one page beside cdk8s.yaml, or where it is asked for, and no manifests', () => {
  const folder = project({ 'app.ts': app });
  const run = lading(folder, ['review']);
  expect(run).toMatchObject({
    status: 0,
    stdout: '',
    stderr: expect.stringContaining('lading-review.html: 1 workload'),
  });
  const { apps, findings } = pageIn(folder);
  expect(apps.map(({ name, files }) => [name, files])).toEqual([['shop', ['app.ts']]]);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(existsSync(join(folder, 'dist'))).toBe(false);
  const before = readFileSync(join(folder, 'lading-review.html'));
  expect(lading(folder, ['review', '--output-file', 'out/page.html', '--target', 'compose']).status).toBe(0);
  expect(pageIn(folder, 'out/page.html').apps[0]?.targets).toEqual(['compose']);
  expect(lading(folder, ['review']).status).toBe(0);
  expect(readFileSync(join(folder, 'lading-review.html')).equals(before)).toBe(true);
});

test('shows with a base what changes, at paths within the project', () => {
  const folder = project({ 'app.ts': app });
  lading(folder, ['synth']);
  writeFileSync(join(folder, 'app.ts'), app.replace('2.0.0', '2.1.0'));
  expect(lading(folder, ['review', '--base', 'dist']).status).toBe(0);
  const { diff, apps } = pageIn(folder);
  const changed = apps[0]?.parts.flatMap(({ documents }) =>
    documents.flatMap(({ text, changed: lines = [] }) => lines.map((line) => text.split('\n')[line]?.trim())),
  );
  expect(changed).toEqual(['image: ghcr.io/acme/mailer:2.1.0', 'image: ghcr.io/acme/mailer:2.1.0']);
  expect(diff?.groups.map(({ title, location }) => [title, location?.file, location?.line])).toEqual([
    ['shop/mailer', 'app.ts', 4],
  ]);
  expect(JSON.stringify(pageIn(folder))).not.toContain(folder);
  const nothing = project({ 'app.ts': app, 'dist/a.txt': '' });
  expect(lading(nothing, ['review', '--base', 'dist']).status).toBe(0);
  expect(pageIn(nothing).notCompared).toMatch(/no output/);
});

test('shows an app with errors as far as it goes, and leaves the page of one that fails', () => {
  const folder = project({ 'app.ts': app.replace('{ image', '{ restrat: 1, image') });
  const run = lading(folder, ['review']);
  expect([run.status, codes(run)]).toEqual([1, ['props/unknown']]);
  expect(pageIn(folder).findings.map(({ code, location }) => [code, location?.file])).toContainEqual([
    'props/unknown',
    'app.ts',
  ]);
  writeFileSync(join(folder, 'app.ts'), `${app}throw new Error('no');\n`);
  const before = readFileSync(join(folder, 'lading-review.html'), 'utf8');
  const failed = lading(folder, ['review']);
  expect([failed.status, codes(failed)]).toEqual([2, ['app/threw']]);
  expect(readFileSync(join(folder, 'lading-review.html'), 'utf8')).toBe(before);
});

test('says that a page is there only where it is', () => {
  const folder = project({ 'app.ts': app, 'a.txt': '' });
  const run = lading(folder, ['review', '--output-file', 'a.txt/page.html']);
  expect([run.status, codes(run)]).toEqual([2, ['system/failed']]);
  expect(run.stderr).not.toContain('1 workload');
});

test('shows each environment, and an app that runs by a command of its own', () => {
  const environments = app
    .replace('import { App,', 'import { App, environments,')
    .replace(
      'const app = new App();',
      "environments({ dev: { tag: '1' }, prod: { tag: '2' } }, ({ tag }) => {\nconst app = new App({ name: 'shop' });",
    )
    .replace('mailer:2.0.0', 'mailer:x')
    .replace("'ghcr.io/acme/mailer:x'", 'tag') // a tag alone is no image of anybody's, but it is one
    .concat('});\n');
  const folder = project({ 'app.ts': environments });
  lading(folder, ['review']);
  expect(pageIn(folder).apps.map(({ environment }) => environment)).toEqual(['dev', 'prod']);
  const child = project({ 'app.ts': app });
  expect(lading(child, ['review', '--app', 'node node_modules/jiti/lib/jiti-cli.mjs app.ts']).status).toBe(0);
  expect(pageIn(child).apps[0]?.parts[0]?.places.length).toBeGreaterThan(0);
});

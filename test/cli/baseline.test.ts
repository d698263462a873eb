import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lading, project } from './project';

const pod = (name: string, image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec: { containers: [{ name: main, image: ${image} }] }\n`;

/** What stands of what is told, with its line, and the status. */
function run(folder: string, args: readonly string[]): { standing: unknown[]; status: number | null } {
  const { stdout, status } = lading(folder, [...args, '--format', 'json']);
  const { diagnostics } = JSON.parse(stdout);
  const standing = diagnostics
    .filter(({ suppressed }: { suppressed?: string }) => suppressed === undefined)
    .map(({ code, location }: { code: string; location?: { line: number } }) => [code, location?.line]);
  return { standing, status };
}

const validate = ['validate', 'a.yaml', 'b.yaml', '--baseline', 'known.yaml', '--max-warnings', '0'];

test('what was there is no matter, also where its line has moved; what is new is', () => {
  const folder = project({ 'a.yaml': pod('web', 'nginx'), 'b.yaml': pod('db', 'postgres:17') });
  expect(run(folder, [...validate, '--update-baseline'])).toEqual({ standing: [], status: 0 });
  expect(readFileSync(join(folder, 'known.yaml'), 'utf8')).toContain('code: image/no-tag');
  expect(run(folder, validate)).toEqual({ standing: [], status: 0 });
  writeFileSync(join(folder, 'a.yaml'), `# moved\n\n${pod('web', 'nginx')}`);
  expect(run(folder, validate)).toEqual({ standing: [], status: 0 });
  writeFileSync(join(folder, 'b.yaml'), pod('db', 'postgres'));
  expect(run(folder, validate)).toEqual({ standing: [['image/no-tag', 4]], status: 1 });
});

test('what is mended is told at its line of the baseline, and an update takes it out', () => {
  const folder = project({ 'a.yaml': pod('web', 'nginx'), 'b.yaml': pod('db', 'postgres') });
  run(folder, [...validate, '--update-baseline']);
  writeFileSync(join(folder, 'a.yaml'), pod('web', 'nginx:1.29'));
  expect(run(folder, validate).standing).toEqual([['suppression/unused', 3]]);
  // Of what this run does not read nothing is known.
  expect(run(folder, ['validate', 'b.yaml', '--baseline', 'known.yaml']).standing).toEqual([]);
  run(folder, [...validate, '--update-baseline']);
  expect(run(folder, validate)).toEqual({ standing: [], status: 0 });
});

test('a baseline that is not there, or cannot be read, is an error', () => {
  const folder = project({ 'a.yaml': pod('web', 'nginx:1'), 'b.yaml': pod('db', 'a:1') });
  expect(run(folder, validate).standing).toEqual([['option/invalid', undefined]]);
  writeFileSync(join(folder, 'known.yaml'), 'known:\n  - { path: Pod/web, code: image/no-tag }\n');
  expect(run(folder, validate)).toEqual({ standing: [['config/invalid', 2]], status: 2 });
});

const app = (image: string) => `import { App, Chart, Worker } from 'lading';
const app = new App({ policy: { rules: { 'image/no-tag': 'error' } } });
new Worker(new Chart(app, 'shop'), 'mailer', { image: '${image}' });
`;

test('lading synth writes what is in the baseline, and nothing where something is new', () => {
  const folder = project({ 'app.ts': app('acme/mailer') });
  expect(run(folder, ['synth']).status).toBe(1);
  expect(run(folder, ['synth', '--baseline', 'known.yaml', '--update-baseline'])).toMatchObject({
    standing: [],
    status: 0,
  });
  expect(readFileSync(join(folder, 'known.yaml'), 'utf8')).toContain('path: shop/mailer');
  expect(run(folder, ['synth', '--baseline', 'known.yaml']).status).toBe(0);
  writeFileSync(join(folder, 'app.ts'), app('acme/other'));
  expect(run(folder, ['synth', '--baseline', 'known.yaml']).status).toBe(1);
});

test('an update by a run that looks at a part keeps what it could not see, and drops what is gone', () => {
  const folder = project({
    'a.yaml': pod('web', 'nginx'),
    'b.yaml': pod('db', 'postgres'),
    'app.ts': `import { App, Chart, Worker } from 'lading';
const app = new App();
const shop = new Chart(app, 'shop');
new Worker(shop, 'mailer', { image: 'acme/mailer', targets: ['compose'] });
new Worker(shop, 'biller', { image: 'acme/biller', targets: ['kubernetes'] });
`,
  });
  const known = () =>
    [...readFileSync(join(folder, 'known.yaml'), 'utf8').matchAll(/path: (\S+)/g)].map(([, path]) => path);
  const update = ['--baseline', 'known.yaml', '--update-baseline'];
  run(folder, [...validate, '--update-baseline']);
  run(folder, ['synth', ...update]);
  expect(known()).toEqual(['shop/biller', 'shop/mailer', 'Pod/web', 'Pod/db']);
  run(folder, ['synth', '--target', 'compose', ...update]);
  expect(known()).toEqual(['shop/biller', 'shop/mailer', 'Pod/web', 'Pod/db']);
  run(folder, ['validate', 'b.yaml', ...update]);
  expect(known()).toEqual(['shop/biller', 'shop/mailer', 'Pod/web', 'Pod/db']);
  rmSync(join(folder, 'b.yaml'));
  expect(run(folder, ['validate', 'a.yaml', '--baseline', 'known.yaml']).standing).toEqual([
    ['suppression/unused', 13],
  ]);
  run(folder, ['validate', 'a.yaml', ...update]);
  expect(known()).toEqual(['shop/biller', 'shop/mailer', 'Pod/web']);
});

test('an update does not write over a baseline that cannot be read', () => {
  const folder = project({ 'a.yaml': pod('web', 'nginx'), 'b.yaml': pod('db', 'a:1'), 'known.yaml': '<<<<' });
  expect(run(folder, [...validate, '--update-baseline'])).toMatchObject({ status: 2 });
  expect(readFileSync(join(folder, 'known.yaml'), 'utf8')).toBe('<<<<');
});

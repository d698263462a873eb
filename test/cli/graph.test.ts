import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { packageRoot } from '../../lib/diagnostics/package-root';
import { app, codes, lading, project } from './project';

test('draws the app in each format, on stdout or in a file, and writes no manifests', () => {
  const folder = project({ 'app.ts': app });
  expect(lading(folder, ['graph'])).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringMatching(/^flowchart LR\n.*n0\["mailer"\]/s),
  });
  expect(lading(folder, ['graph', '--format', 'dot']).stdout).toContain('digraph "shop" {');
  const { stdout } = lading(folder, ['graph', '--format', 'json']);
  const validate = new Ajv().compile(
    JSON.parse(readFileSync(join(packageRoot(), 'schemas/graph.json'), 'utf8')),
  );
  expect(validate(JSON.parse(stdout)) || validate.errors).toBe(true);
  const run = lading(folder, ['graph', '--format', 'svg', '--output-file', 'docs/app.svg']);
  expect(run).toMatchObject({ status: 0, stdout: '' });
  expect(readFileSync(join(folder, 'docs/app.svg'), 'utf8')).toMatch(/^<svg .*<\/svg>\n$/s);
  expect(lading(folder, ['synth', '--check']).status).toBe(1);
});

test('a format that there is not is told, and an app with errors is not drawn', () => {
  const folder = project({ 'app.ts': app });
  const run = lading(folder, ['graph', '--format', 'png']);
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(codes(run)).toEqual(['option/invalid']);
  const wrong = project({ 'app.ts': app.replace('{ image', '{ restrat: 1, image') });
  expect(lading(wrong, ['graph'])).toMatchObject({ status: 1, stdout: '' });
});

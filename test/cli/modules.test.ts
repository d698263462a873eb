import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, build, codes, lading, project } from './project';

beforeAll(build);

const usesImage = app.replace("'ghcr.io/acme/mailer:2.0.0'", 'image');

test.each(['lading synth', 'node --import lading/register'])('tsconfig paths are honoured by %s', (how) => {
  const folder = project({
    'tsconfig.json':
      '{ "compilerOptions": { "paths": { "@lib/*": ["./libs/*/src"], "lading/image": ["./image.js"] } } }',
    'app.ts': `import { image } from '@lib/shared';\n${usesImage}app.synth();\n`,
    'libs/shared/src/index.ts': "export { image } from 'lading/image';\n",
    'image.ts': "export const image: string = 'acme/mailer:3.0.0';\n",
  });
  const run =
    how === 'lading synth'
      ? lading(folder, ['synth'])
      : spawnSync(process.execPath, ['--import', 'lading/register', 'app.ts'], {
          cwd: folder,
          encoding: 'utf8',
        });
  expect(codes(run)).toEqual([]);
  expect(run.status).toBe(0);
  expect(existsSync(join(folder, 'dist/lading.json'))).toBe(true);
});

test.each([
  ['app.mjs', {}],
  ['app.js', { 'package.json': '{ "type": "module" }' }],
  ['app.ts', { 'other.mjs': 'export const image = 1;\n' }],
])('ES modules of JavaScript run without a word of Node: %s', (file, files) => {
  const imported =
    file === 'app.ts' ? "import { image } from './other.mjs';\nif (image !== 1) throw 1;\n" : '';
  const folder = project({ [file]: `${imported}${app}`, ...files });
  const { status, stderr } = lading(folder, ['synth', '--app', file]);
  expect(stderr).toMatch(/^0 errors, 0 warnings/);
  expect(status).toBe(0);
});

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, codes, lading, project } from './project';

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

describe.each(['lading synth', 'node --import lading/register'])('imports in a circle, under %s', (how) => {
  const image = "'ghcr.io/acme/mailer:2.0.0'";

  function run(files: Readonly<Record<string, string>>, program = app) {
    const folder = project({
      ...files,
      'app.ts': `import { image } from './a';\n${program.replace(image, 'image()')}app.synth();\n`,
    });
    const { status, stderr } =
      how === 'lading synth'
        ? lading(folder, ['synth'])
        : spawnSync(process.execPath, ['--import', 'lading/register', 'app.ts'], {
            cwd: folder,
            encoding: 'utf8',
          });
    const isWritten = existsSync(join(folder, 'dist/lading.json'));
    return { status, isWritten, stderr };
  }

  test.each<[string, Readonly<Record<string, string>>]>([
    [
      'of two',
      {
        'a.ts':
          "import { tag } from './b';\nexport const name = 'acme/mailer';\nexport const image = () => `${name}:${tag()}`;\n",
        'b.ts': "import { name } from './a';\nexport const tag = () => `${name.length}.0`;\n",
      },
    ],
    [
      'of a module with itself',
      {
        'a.ts':
          "import * as self from './a';\nexport const name = 'acme/mailer';\nexport const image = () => `${self.name}:2.0`;\n",
      },
    ],
    [
      'of three, and of one that is imported twice',
      {
        'a.ts':
          "import './c';\nimport { tag } from './b';\nexport const image = () => `acme/mailer:${tag()}`;\n",
        'b.ts': "import { two } from './c';\nexport const tag = () => `${two()}.0`;\nexport const one = 1;\n",
        'c.ts':
          "import { image } from './a';\nimport { one } from './b';\nexport const two = () => image.length + one + 1;\n",
      },
    ],
    [
      'of functions that are called before their module has run',
      {
        'a.ts':
          "import { tag } from './b';\nexport function name() { return 'acme/mailer'; }\nexport const image = () => tag;\n",
        'b.ts': "import { name } from './a';\nexport const tag = `${name()}:2.0`;\n",
      },
    ],
    [
      'of one that waits, seen from two sides',
      {
        'a.ts':
          "const [b] = await Promise.all([import('./b'), import('./c')]);\nexport const image = () => b.tag();\n",
        'b.ts':
          "import './wait';\nimport { two } from './c';\nexport const tag = () => `acme/mailer:${two()}.0`;\n",
        'c.ts': "import { tag } from './b';\nexport const two = () => (tag ? 2 : 0);\n",
        'wait.ts': 'await new Promise((done) => setTimeout(done, 20));\nexport {};\n',
      },
    ],
  ])('%s', (_what, files) => {
    expect(run(files)).toMatchObject({ status: 0, isWritten: true });
  });
});

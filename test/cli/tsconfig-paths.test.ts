import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseJsonc } from '../../lib/cli/load/jsonc';
import { mappedImport } from '../../lib/cli/load/tsconfig-paths';

function folderWith(files: Readonly<Record<string, string | object>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lading-paths-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

/** Where an import of `infra/app.ts` leads, relative to the folder. */
function targets(files: Readonly<Record<string, string | object>>, id: string): string[] | undefined {
  const folder = folderWith({ 'infra/app.ts': '', ...files });
  return mappedImport(id, join(folder, 'infra/app.ts'))?.candidates.map((path) => relative(folder, path));
}

const paths = {
  '@lib/*': ['libs/*/src/index', 'libs/*'],
  '@lib/special': ['special.ts'],
  '@lib/web-*': ['web/*'],
  '*.yaml': ['files/*'],
  exact: ['exact/index.ts'],
};

test.each([
  ['@lib/shared', ['libs/shared/src/index', 'libs/shared']],
  ['@lib/a/b', ['libs/a/b/src/index', 'libs/a/b']],
  ['@lib/special', ['special.ts']],
  ['@lib/web-shop', ['web/shop']],
  ['a.yaml', ['files/a']],
  ['exact', ['exact/index.ts']],
  ['exact/more', undefined],
  ['@lib', undefined],
  ['lading', undefined],
])('%s leads to %j', (id, expected) => {
  expect(targets({ 'tsconfig.json': { compilerOptions: { paths } } }, id)).toEqual(expected);
});

test.each<[string, Readonly<Record<string, string | object>>, string[] | undefined]>([
  ['none', {}, undefined],
  ['one with nothing to say', { 'tsconfig.json': { compilerOptions: { strict: true } } }, undefined],
  ['one that is not well formed', { 'tsconfig.json': '{ "paths"' }, undefined],
  [
    'the nearest',
    {
      'tsconfig.json': { compilerOptions: { paths: { '~/*': ['outer/*'] } } },
      'infra/tsconfig.json': { compilerOptions: { paths: { '~/*': ['./src/*'] } } },
    },
    ['infra/src/x'],
  ],
  [
    'comments and last commas',
    {
      'tsconfig.json': '{ // "paths"\n "compilerOptions": { "paths": { "~/*": ["a/*", /* "/*" */], }, },\n}',
    },
    ['a/x'],
  ],
  ['baseUrl', { 'tsconfig.json': { compilerOptions: { baseUrl: 'src' } } }, ['src/~/x']],
  [
    'paths from baseUrl',
    { 'tsconfig.json': { compilerOptions: { baseUrl: 'src', paths: { '~/*': ['a/*'] } } } },
    ['src/a/x'],
  ],
  [
    'what it extends, from there',
    {
      'tsconfig.json': { extends: './config/base', compilerOptions: { strict: true } },
      'config/base.json': { compilerOptions: { paths: { '~/*': ['../lib/*'] } } },
    },
    ['lib/x'],
  ],
  [
    'the last of several that it extends',
    {
      'tsconfig.json': { extends: ['./a.json', './b.json'] },
      'a.json': { compilerOptions: { paths: { '~/*': ['a/*'] } } },
      'b.json': { compilerOptions: { paths: { '~/*': ['b/*'] } } },
    },
    ['b/x'],
  ],
  [
    'its own before what it extends',
    {
      'tsconfig.json': { extends: './a.json', compilerOptions: { paths: { '~/*': ['own/*'] } } },
      'a.json': { compilerOptions: { paths: { '~/*': ['a/*'] } } },
    },
    ['own/x'],
  ],
  [
    'a package, and the folder of the outermost',
    {
      'tsconfig.json': { extends: '@acme/tsconfig' },
      'node_modules/@acme/tsconfig/tsconfig.json': {
        compilerOptions: { paths: { '~/*': ['${configDir}/src/*'] } },
      },
    },
    ['src/x'],
  ],
  ['itself, in a circle', { 'tsconfig.json': { extends: './tsconfig.json' } }, undefined],
])('tsconfig.json: %s', (_what, files, expected) => {
  expect(targets(files, '~/x')).toEqual(expected);
});

test.each([
  ['{"a":"// no comment","b":"/* nor this */,}"}', { a: '// no comment', b: '/* nor this */,}' }],
  ['\uFEFF{"a":[1,2,],}', { a: [1, 2] }],
  ['{"a":1, // one\n}', { a: 1 }],
  ['{"a":"\\"//"}', { a: '"//' }],
  ['[1]', {}],
  ['', {}],
])('%j is read as %j', (text, expected) => {
  expect(parseJsonc(text)).toEqual(expected);
});

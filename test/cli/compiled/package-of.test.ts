import { join } from 'node:path';
import { canBeKept, packageOf } from '../../../lib/cli/compiled/package-of';
import { packageRoot } from '../../../lib/diagnostics/package-root';

test.each([
  ['/app/node_modules/cdk8s/lib/app.js', '/app/node_modules/cdk8s'],
  ['/app/node_modules/cdk8s/node_modules/yaml/dist/index.js', '/app/node_modules/cdk8s'],
  [
    '/app/node_modules/.pnpm/constructs@10.8.1/node_modules/constructs/lib/index.js',
    '/app/node_modules/.pnpm/constructs@10.8.1/node_modules/constructs',
  ],
  ['C:\\app\\node_modules\\jiti\\dist\\babel.cjs', 'C:\\app\\node_modules\\jiti'],
])('%s is code of a package that a first run loads', (file, folder) => {
  expect(packageOf(file)).toBe(folder);
});

test.each(['build/index.js', 'schemas/compose/compose.js'])('so is %s of our own', (file) => {
  expect(packageOf(join(packageRoot(), file))).toBe(packageRoot());
});

test('the transformer for plain code is kept by itself, for most runs have no use for it', () => {
  const file = join(packageRoot(), 'build/plain.js');
  expect(packageOf(file)).toBe(file);
});

test.each([
  '/app/app.js',
  '/app/node_modules/cdk8s-plus-34/lib/index.js',
  '/app/node_modules/jiti/lib/jiti.cjs',
  '/app/cdk8s/lib/app.js',
])('%s is not', (file) => {
  expect(packageOf(file)).toBeUndefined();
});

test.each([
  ["import('x')", false],
  ["import /* why */ ('x')", false],
  ['importAll(x)', true],
  ['exports.import = 1', true],
])('what is compiled of `%s` in a package of others can be kept: %s', (text, expected) => {
  expect(canBeKept('/app/node_modules/cdk8s/lib/app.js', text)).toBe(expected);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashes, installed, kept, run } from './installed';

const without = { environment: { NODE_DISABLE_COMPILE_CACHE: '1' } };
const place = 'node_modules/lading/build/witness.js';

/** An app that loads a module of Lading's own folder, so that it is one of those whose compiled code is kept. */
function witness(module: string, app: string): string {
  const folder = installed({ 'app.ts': app });
  writeFileSync(join(folder, place), module);
  return folder;
}

/** What the app writes down without any cache, in the runs that fill it, and in the one that uses it. */
function seen(folder: string): string[] {
  const [first, second] = [run(folder, without), run(folder)];
  run(folder);
  const before = hashes(kept(folder));
  const third = run(folder);
  expect(before.size).toBeGreaterThan(0);
  expect(hashes(kept(folder))).toEqual(before);
  return [first, second, third].map(({ stderr }) => {
    const [, text = stderr] = /^seen: (.*)$/m.exec(stderr) ?? [];
    return text.replaceAll(/\(node:\d+\)/g, '(node)');
  });
}

test('a module sees of itself what it sees without the cache', () => {
  const folder = witness(
    `exports.seen = {
      exports: this === exports && module.exports === exports,
      file: [__filename, __dirname, module.id, module.filename, module.path, module.loaded],
      parent: module.parent?.filename,
      paths: module.paths,
      main: [require.main === process.mainModule, require.main?.filename],
      cache: require.cache[__filename] === module,
      extensions: Object.keys(require.extensions),
      resolved: [require.resolve('cdk8s'), require.resolve('constructs', { paths: [process.cwd()] })],
      searched: [require.resolve.paths('cdk8s'), require.resolve.paths('fs')],
      same: require('cdk8s') === module.require('cdk8s'),
      child: require('./child.js') === 1 && module.children.some(({ id }) => id.endsWith('child.js')),
      missing: (() => { try { require('not-there'); } catch (error) { return [error.code, error.requireStack]; } })(),
      arguments: arguments.length,
      sloppy: (function () { return this !== undefined; })(),
      keys: Object.keys(require).sort(),
    };`,
    `import { seen } from './${place}';\nconsole.log('seen: ' + JSON.stringify(seen));\n`,
  );
  writeFileSync(join(folder, 'node_modules/lading/build/child.js'), 'module.exports = 1;');
  const [expected, ...others] = seen(folder);
  expect(JSON.parse(expected ?? '')).toMatchObject({ exports: true, same: true, child: true, arguments: 5 });
  expect(others).toEqual([expected, expected]);
});

test('stacks name the same lines and columns, the first line included', () => {
  const folder = witness(
    "exports.first = () => new Error('first');\n\n  exports.later = function named() { return new Error('later'); };",
    `import { first, later } from './${place}';
import { Lazy } from 'cdk8s';
const lazy = Lazy.any({ produce: () => new Error('lazy') }).produce();
const frames = [first(), later(), lazy].flatMap(({ stack }) => stack.split('\\n').slice(0, 4));
console.log('seen: ' + JSON.stringify(frames.filter((line) => !line.includes('node:'))));\n`,
  );
  const [expected, ...others] = seen(folder);
  expect(expected).toContain('witness.js:1:23)');
  expect(expected).toContain('witness.js:3:45)');
  expect(expected).toMatch(/cdk8s\/lib\/lazy\.js:\d+:\d+\)/);
  expect(others).toEqual([expected, expected]);
});

test.each([
  ['throws', "\n  throw new TypeError('no luck');"],
  ['is not well formed', 'exports.seen = 1;\nconst = 2;'],
  ['is no script', "export const seen = 'module';"],
])('what comes of a module that %s is told in the same words', (_, module) => {
  const folder = witness(module, `import * as all from './${place}';\nconsole.log('seen: ' + all.seen);\n`);
  const [expected, ...others] = seen(folder);
  expect(expected).toMatch(/no luck|SyntaxError|module|syntax/);
  expect(others).toEqual([expected, expected]);
});

test('whoever changes code between reading and compiling it, as ts-node does, still does', () => {
  const folder = witness(
    "exports.seen = 'as it was';",
    `import { createRequire } from 'node:module';
const require = createRequire(__filename);
const usual = require.extensions['.js'];
require.extensions['.js'] = (module, file) => {
  const compile = module._compile;
  module._compile = function (code, name) { return compile.call(this, code.replace('as it was', 'changed'), name); };
  usual(module, file);
};
console.log('seen: ' + require('./${place}').seen);\n`,
  );
  expect(seen(folder)).toEqual(['changed', 'changed', 'changed']);
});

test('Node with options of its own runs without the cache of Node 20', () => {
  const folder = witness(
    "exports.seen = 'here';",
    `import { seen } from './${place}';\nconsole.log('seen: ' + seen);\n`,
  );
  run(folder);
  const before = hashes(kept(folder));
  const { stderr } = run(folder, { flags: ['--no-opt'] });
  expect(stderr).toContain('seen: here');
  if (process.versions.node.startsWith('20.')) expect(hashes(kept(folder))).toEqual(before);
});

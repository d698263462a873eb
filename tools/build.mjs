// Builds build/: the library and the command line as one file each, for a cold start reads few files faster than two
// hundred; and the declarations that editors read. `--no-types` leaves those out.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { compiledAtOnce } from './compiled-at-once.mjs';
import { keepPublic } from './declarations.mjs';
import { layOut } from './layout.mjs';
import { rooms } from './rooms.mjs';
import { transformer } from './transformer.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const all = {
  absWorkingDir: root,
  outdir: 'build',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  legalComments: 'none',
  external: ['cdk8s', 'constructs', 'yaml', 'jiti'],
  logLevel: 'warning',
  write: false,
};
/** What judges is a file of its own, for the library and for `lading validate`; what compares is loaded by few commands. */
const roomsApart = {
  name: 'rooms apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/(?:validation|review)$/ }, ({ path, resolveDir }) => {
      const room = relative(join(root, 'lib'), resolve(resolveDir, path));
      return room === 'validation' || room === 'review'
        ? { path: `./${room}.js`, external: true }
        : undefined;
    });
  },
};
/**
 * Of cdk8s we use a few classes, and its index loads all there is: each comes from its own module, which is the one that
 * the index hands on. A release that lets nobody look inside is taken as a whole. Only the first is searched for.
 */
const cdk8sByParts = {
  name: 'cdk8s by parts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^cdk8s$/ }, ({ path, namespace }) =>
      namespace === 'parts' ? { path, external: true } : { path, namespace: 'parts' },
    );
    onLoad({ filter: /^cdk8s$/, namespace: 'parts' }, () => ({
      contents: `
        const { dirname, join } = require('node:path');
        let lib;
        function part(name) {
          try { return require(join(lib ??= dirname(require.resolve('cdk8s/lib/' + name)), name + '.js')); }
          catch { return require('cdk8s'); }
        }
        export const { ApiObject } = part('api-object');
        export const { Chart } = part('chart');
        export const { App, YamlOutputType } = part('app');
        export const { ApiObjectMetadataDefinition } = part('metadata');
        export const { JsonPatch } = part('json-patch');`,
    }));
  },
};
/**
 * The name of a construct's class stands in diagnostics, and esbuild shortens it. Its own `keepNames` would define the name
 * of every function anew each time one is made: a fifth of a large synth.
 */
const classNames = (text) =>
  text.replace(
    /^export (?:abstract )?class (\w+)[^{]*\{/gm,
    '$& static { Object.defineProperty(this, "name", { value: "$1", configurable: true }); }',
  );
/**
 * The engine makes a new shape for each key that comes after a spread, and these tables have hundreds. Without a prototype
 * they are hash tables from the start: a thirtieth of the time.
 */
const bareTables = (text) =>
  text.replace(/^(?:export )?const \w+: (?:Parity|Props)Table(?:<.+>)? = \{/gm, '$& __proto__: null,');
const forTheEngine = {
  name: 'for the engine',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]lib[\\/](?:constructs[\\/].*|\w+[\\/]parity)\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: bareTables(classNames(readFileSync(path, 'utf8'))),
    }));
  },
};
const library = {
  ...all,
  entryPoints: {
    index: 'lib/index.ts',
    register: 'lib/register.ts',
    main: 'lib/cli/main.ts',
    attach: 'lib/cli/attach.ts',
    validation: 'lib/validation/index.ts',
    review: 'lib/review/index.ts',
    testing: 'lib/testing.ts',
  },
};
const plugins = [roomsApart, cdk8sByParts, forTheEngine];
const layout = await layOut(root, { ...library, plugins }, rooms);
// Node shows the line that threw, so that they may not be endless; each break takes room in the package.
const minified = { minify: true, lineLimit: 1000 };
const { outputFiles } = await build({ ...library, ...minified, plugins: [...layout.plugins, ...plugins] });
const parts = [{ name: 'shared', contents: layout.shared, plugins: layout.doors }, ...layout.later].map(
  async ({ name, contents, plugins: own }) => {
    const { outputFiles: written } = await build({
      ...all,
      ...minified,
      plugins: [...own, ...plugins],
      stdin: { contents, resolveDir: root },
      outdir: undefined,
      outfile: `build/${name}.js`,
    });
    return written;
  },
);
// It looks after what the engine has compiled of all the others, so it comes first and is small.
const { outputFiles: first } = await build({ ...all, ...minified, entryPoints: { cli: 'lib/cli/bin.ts' } });
// The transformer, and below it the reader of YAML, is somebody else's for the most part (see NOTICE), and the first run waits for it.
const { outputFiles: plain } = await build({
  ...all,
  entryPoints: { plain: 'lib/cli/load/plain.ts' },
  alias: { 'sucrase/dist': 'sucrase/dist/esm' },
  minify: true,
  plugins: [transformer],
});

const { outputFiles: reader } = await build({
  ...all,
  entryPoints: { 'fast-yaml': 'lib/cli/manifests/fast-yaml.ts' },
  minify: true,
  plugins: [{ name: 'what reads YAML, without what writes it', setup: loaderAlone }],
});
// What runs with the reader of a page: it goes into each page, and knows no Node.
const { outputFiles: browser } = await build({
  ...all,
  tsconfigRaw: {},
  entryPoints: { page: 'lib/browser/main.ts', 'page-style': 'lib/browser/page.css' },
  platform: 'browser',
  target: ['chrome123', 'firefox121', 'safari17.5'],
  format: 'iife',
  minify: true,
  plugins: [{ name: 'a program is a module', setup: asModule }],
});

// The pages of the diagnostics: two hundred small files would be packed larger than one, and that one larger than this.
const explained = join(root, 'docs/diagnostics');
const pages = readdirSync(explained, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => [
    name.replaceAll('\\', '/').slice(0, -'.md'.length),
    readFileSync(join(explained, name), 'utf8'),
  ]);
replace(join(root, 'build/explain.br'), brotliCompressSync(JSON.stringify(Object.fromEntries(pages.sort()))));

const definitions = readFileSync(join(root, 'schemas/kubernetes/definitions.json'));
replace(join(root, 'build/definitions.br'), brotliCompressSync(definitions));

const files = [
  ...browser,
  ...outputFiles,
  ...(await Promise.all(parts)).flat(),
  ...first,
  ...plain,
  ...reader,
];
const texts = files.map(({ path, text }) => ({ path, text: inAscii(text) }));
for (const { path, text } of compiledAtOnce(root, texts)) replace(path, text);
// What an earlier build has left is in nobody's package.
for (const name of readdirSync(join(root, 'build')).filter((each) => each.endsWith('.js')))
  if (!files.some(({ path }) => basename(path) === name)) rmSync(join(root, 'build', name));
chmodSync(join(root, 'build/cli.js'), 0o755);

if (!process.argv.includes('--no-types')) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tools/tsconfig.build.json')], { stdio: 'inherit' });
  const doors = ['index', 'register', 'testing'].map((name) => join(root, 'build', `${name}.d.ts`));
  keepPublic(join(root, 'build'), doors);
}

/** What exports nothing is taken for CommonJS in a package that is, and then all that it imports is wrapped, and none of it left out. */
function asModule({ onLoad }) {
  onLoad({ filter: /browser[\\/]main\.ts$/ }, ({ path }) => ({
    loader: 'ts',
    contents: `${readFileSync(path, 'utf8')}export {};`,
  }));
}

function loaderAlone({ onResolve, onLoad }) {
  onResolve({ filter: /^js-yaml$/ }, ({ path }) => ({ path, namespace: 'loader' }));
  onLoad({ filter: /./, namespace: 'loader' }, () => ({
    contents: `
      export { default as FAILSAFE_SCHEMA } from './schema/failsafe';
      export { load } from './loader';
      export { default as Type } from './type';
      export { default as YAMLException } from './exception';`,
    resolveDir: join(root, 'node_modules/js-yaml/lib'),
  }));
}

/**
 * esbuild leaves letters in regular expressions as they are, and a single one beyond Latin makes the engine keep the whole
 * text in two bytes a letter.
 */
function inAscii(code) {
  return code.replaceAll(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Whole or not at all, and only where it differs: programs that are running now go on undisturbed. */
function replace(path, contents) {
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(contents))) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, contents);
  renameSync(`${path}.${process.pid}`, path);
}

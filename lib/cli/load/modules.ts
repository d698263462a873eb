import { existsSync, statSync } from 'node:fs';
import { createRequire, isBuiltin, Module } from 'node:module';
import { dirname, extname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { readPlainText } from '../../files/plain-file';
import { systemCode } from '../../files/system-error';
import type { CodeCache } from './cache';
import { importNotFound, syntaxError } from './load-error';
import { tellLoaded } from './tell-loaded';
import { transform } from './transform';
import { type MappedImport, mappedImport } from './tsconfig-paths';

/** A TypeScript module of the program. */
interface Loaded {
  readonly exports: object;
  /** Settled when it has run; missing while its first part runs, up to where it waits for something. */
  done?: Promise<unknown>;
  /** Imports of its own that have not run yet. */
  readonly waitsFor: Set<Loaded>;
}

type Body = (
  exports: object,
  require: NodeJS.Require,
  module: { exports: object },
  filename: string,
  folder: string,
  jitiImport: (id: string) => Promise<unknown>,
) => Promise<void>;

const typescript = /\.[cm]?tsx?$/;
const endings = ['.ts', '.mts', '.cts', '.tsx'];

/**
 * Runs a program of TypeScript modules. They are transformed to async functions, so top-level await and ES modules
 * work, yet nothing leaves the current turn of the event loop unless the program itself waits for something: that
 * is what lets a time limit stop it.
 */
export function createProgram(cache: CodeCache): (file: string) => Promise<unknown> {
  const modules = new Map<string, Loaded>();

  async function load(file: string, importer?: Loaded): Promise<unknown> {
    const known = modules.get(file);
    const module: Loaded = known ?? { exports: {}, waitsFor: new Set() };
    // In a circle the importer gets what there is so far, as anywhere in JavaScript.
    if (known && importer && waits(known, importer)) return known.exports;
    importer?.waitsFor.add(module);
    modules.set(file, module);
    module.done ??= run(file, module);
    await module.done;
    importer?.waitsFor.delete(module);
    return module.exports;
  }

  async function run(file: string, module: Loaded): Promise<void> {
    const source = readPlainText(file);
    const { code, failure } = transform(file, source, cache);
    if (failure) throw syntaxError(file, failure);
    const body = compile(file, code);
    const require = createRequire(file);
    const importModule = async (id: string): Promise<unknown> => {
      if (isBuiltin(id)) return require(id);
      const mapped = isBare(id) ? mappedImport(id, file) : undefined;
      const found = findMapped(mapped, require) ?? (mapped?.isNamed ? undefined : find(id, file, require));
      if (found === undefined) throw importNotFound(id, file, mapped);
      if (found !== '') tellLoaded(found);
      if (typescript.test(found)) return load(found, module);
      if (found !== '' && !isEsModule(found)) return require(found);
      return asTransformed(await importOf(file)(found === '' ? id : pathToFileURL(found).href));
    };
    await body(module.exports, require, module, file, dirname(file), importModule);
  }

  return async (file) => {
    tellLoaded(file);
    if (typescript.test(file)) return load(file);
    return isEsModule(file) ? importOf(file)(pathToFileURL(file).href) : createRequire(file)(file);
  };
}

/** Whether a module cannot go on before another one has: it waits for that, or for one that does. */
function waits(module: Loaded, other: Loaded, seen = new Set<Loaded>()): boolean {
  if (module === other) return true;
  if (seen.has(module)) return false;
  seen.add(module);
  for (const next of module.waitsFor) if (waits(next, other, seen)) return true;
  return false;
}

/** Transformed code takes a module for an ES module by this mark; without it, the default would be the module. */
function asTransformed(module: object): object {
  return new Proxy(module, {
    get: (target, name, receiver) => (name === '__esModule' ? true : Reflect.get(target, name, receiver)),
  });
}

const head = 'async function (exports, require, module, __filename, __dirname, jitiImport) {';

function compile(file: string, code: string): Body {
  // Imports of the program's own, `import()` too, are calls of `jitiImport` by now.
  const options = { filename: file, columnOffset: -head.length - 1 };
  return new Script(`(${head}${code}\n})`, options).runInThisContext();
}

type NativeImport = (id: string) => Promise<object>;

/** The `import()` of a file, as Node makes it for a module that it compiles by itself. */
function importOf(file: string): NativeImport {
  const module = new Module(file);
  const compile: unknown = Reflect.get(module, '_compile');
  if (typeof compile === 'function') compile.call(module, 'module.exports = (id) => import(id)', file);
  return module.exports;
}

function isBare(id: string): boolean {
  return !/^(?:\.{1,2}(?:\/|$)|file:)/.test(id) && !isAbsolute(id);
}

function findMapped(mapped: MappedImport | undefined, require: NodeJS.Require): string | undefined {
  for (const candidate of mapped?.candidates ?? []) {
    const found = findFile(candidate, require);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The file behind an import; empty where only Node's own loader for ES modules can tell, undefined for none. */
function find(id: string, from: string, require: NodeJS.Require): string | undefined {
  const path = id.startsWith('file:') ? fileURLToPath(id) : id;
  if (!isBare(path)) return findFile(resolve(dirname(from), path), require);
  try {
    return require.resolve(path);
  } catch (error) {
    // The package has no way in for `require`: it is an ES module.
    return systemCode(error) === 'ERR_PACKAGE_PATH_NOT_EXPORTED' ? '' : undefined;
  }
}

/** TypeScript first: `./shop`, `./shop.js` and `./shop/index` may all be `shop.ts`. */
function findFile(path: string, require: NodeJS.Require): string | undefined {
  if (typescript.test(path) && isFile(path)) return path;
  const script = /^(.*)\.([cm]?)js$/.exec(path);
  const candidates = script
    ? [`${script[1]}.${script[2]}ts`, `${script[1]}.tsx`]
    : [...endings.map((ending) => path + ending), ...endings.map((ending) => `${path}/index${ending}`)];
  const found = isFile(path) ? undefined : candidates.find(isFile);
  if (found !== undefined) return found;
  try {
    const resolved = require.resolve(path);
    // Node would wait for a pipe.
    return isFile(resolved) ? resolved : undefined;
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function isEsModule(file: string): boolean {
  const ending = extname(file);
  if (ending !== '.js') return ending === '.mjs';
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = `${folder}/package.json`;
    if (existsSync(manifest)) return JSON.parse(readPlainText(manifest)).type === 'module';
    if (dirname(folder) === folder) return false;
  }
}

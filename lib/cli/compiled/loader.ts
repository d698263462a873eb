import { isAscii } from 'node:buffer';
import { createRequire, Module } from 'node:module';
import { dirname } from 'node:path';
import { inPlainFile } from '../../files/plain-file';
import { fill, scratch } from '../../files/scratch';
import { fileBeside } from './beside';
import { mainFile } from './main-file';
import { packageOf } from './package-of';
import { type Shelf, shelf } from './shelf';

type Body = (
  exports: object,
  require: NodeJS.Require,
  module: NodeJS.Module,
  filename: string,
  folder: string,
) => unknown;

/** What Node puts around a module. */
const head = '(function (exports, require, module, __filename, __dirname) { ';
const tail = '\n})';

/**
 * Has Node compile the modules of a few packages from code that is kept in a folder, by the one method that tools have
 * always changed for such ends (ts-node, pirates). To find, read and remember modules stays Node's own work; so does the whole of any other module.
 */
export function patchLoader(folder: string): void {
  const original: unknown = Reflect.get(Module.prototype, '_compile');
  if (typeof original !== 'function') return;
  const shelves = new Map<string, Shelf>();
  const compile = function (this: NodeJS.Module, source: string, file: string, ...more: unknown[]): unknown {
    const body = isScript(more[0]) ? bodyOf(head + source + tail, file) : undefined;
    return body === undefined
      ? Reflect.apply(original, this, [source, file, ...more])
      : run(body, this, file);
  };
  Reflect.set(Module.prototype, '_compile', compile);
  const { extensions } = require;
  const { '.js': readScript } = extensions;
  // Ours are large, and none of these an ES module: to decode them as UTF-8, and to put them together with what is around
  // them, takes longer than to compile them from what is kept. Who changes code on its way gets it as ever.
  extensions['.js'] = (module, file) => {
    const isChanged = Reflect.get(module, '_compile') !== compile;
    const bytes = packageOf(file) !== undefined && !isChanged ? wrapped(file) : undefined;
    const body = bytes && isAscii(bytes) ? bodyOf(bytes.toString('latin1'), file, bytes) : undefined;
    return body === undefined ? readScript(module, file) : run(body, module, file);
  };
  findAtOnce();
  process.once('exit', () => {
    for (const each of shelves.values()) each.save();
  });

  function bodyOf(text: string, file: string, bytes?: Buffer): Body | undefined {
    const from = packageOf(file);
    if (from === undefined) return undefined;
    const kept = shelves.get(from) ?? shelf(folder, from);
    shelves.set(from, kept);
    try {
      const options = { filename: file, columnOffset: -head.length };
      return kept.compile(text, options, bytes)?.runInThisContext();
    } catch {
      // What is wrong with it, Node says in its own way.
      return undefined;
    }
  }
}

/** What they import of their own needs no search. */
function findAtOnce(): void {
  const original: unknown = Reflect.get(Module, '_resolveFilename');
  if (typeof original !== 'function') return;
  const find = function (
    this: unknown,
    id: string,
    parent?: NodeJS.Module | null,
    ...more: unknown[]
  ): unknown {
    const from = more[1] === undefined ? parent?.filename : undefined;
    const file = typeof from === 'string' ? (fileBeside(id, from) ?? mainFile(id, from)) : undefined;
    return file ?? Reflect.apply(original, this, [id, parent, ...more]);
  };
  Reflect.set(Module, '_resolveFilename', find);
}

function run(body: Body, module: NodeJS.Module, file: string): unknown {
  return Reflect.apply(body, module.exports, [
    module.exports,
    requireOf(module),
    module,
    file,
    dirname(file),
  ]);
}

/** A file with what Node puts around it, read into one place that the next file takes; none while somebody cuts it. */
function wrapped(file: string): Buffer | undefined {
  return inPlainFile(file, (descriptor, { size }) => {
    const bytes = scratch(head.length + size + tail.length);
    bytes.write(head, 'latin1');
    const isWhole = fill(descriptor, 0, bytes.subarray(head.length, head.length + size));
    bytes.write(tail, head.length + size, 'latin1');
    return isWhole ? bytes : undefined;
  });
}

/** What Node knows of the file already: nothing, that it is no ES module (20.18), or its format (20.19). */
function isScript(format: unknown): boolean {
  return format === undefined || format === false || format === 'commonjs';
}

/** The `require` of a module, as Node makes it. */
function requireOf(module: NodeJS.Module): NodeJS.Require {
  const resolver = (): NodeJS.RequireResolve => createRequire(module.filename).resolve;
  const resolve = (id: string, options?: { paths?: string[] }): string => resolver()(id, options);
  const paths = (id: string): string[] | null => resolver().paths(id);
  const { cache, extensions, main } = require;
  return Object.assign((id: string) => module.require(id), {
    cache,
    extensions,
    main,
    resolve: Object.assign(resolve, { paths }),
  });
}

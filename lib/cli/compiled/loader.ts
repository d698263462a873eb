import { isAscii } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname } from 'node:path';
import { isOurs, packageOf } from './package-of';
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
  // Ours are large, and no ES modules: to decode them as UTF-8, and to put them together with what is around them, takes
  // longer than to compile them from what is kept. Who changes code on its way gets it as ever.
  extensions['.js'] = (module, file) => {
    const isChanged = Reflect.get(module, '_compile') !== compile;
    const bytes = isOurs(file) && !isChanged ? wrapped(file) : undefined;
    const body = bytes && isAscii(bytes) ? bodyOf(bytes.toString('latin1'), file, bytes) : undefined;
    return body === undefined ? readScript(module, file) : run(body, module, file);
  };
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

function run(body: Body, module: NodeJS.Module, file: string): unknown {
  return Reflect.apply(body, module.exports, [
    module.exports,
    requireOf(module),
    module,
    file,
    dirname(file),
  ]);
}

/** A file with what Node puts around it, read into one place. */
function wrapped(file: string): Buffer {
  const open = openSync(file, 'r');
  try {
    const { size } = fstatSync(open);
    const bytes = Buffer.allocUnsafeSlow(head.length + size + tail.length);
    let end = bytes.write(head, 'latin1');
    for (let count = -1; count !== 0 && end < head.length + size; end += count)
      count = readSync(open, bytes, end, head.length + size - end, null);
    return bytes.subarray(0, end + bytes.write(tail, end, 'latin1'));
  } finally {
    closeSync(open);
  }
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

import { createRequire, Module } from 'node:module';
import { dirname } from 'node:path';
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
  Reflect.set(
    Module.prototype,
    '_compile',
    function (this: NodeJS.Module, source: string, file: string, ...more: unknown[]): unknown {
      const body = isScript(more[0]) ? bodyOf(source, file) : undefined;
      if (body === undefined) return Reflect.apply(original, this, [source, file, ...more]);
      return Reflect.apply(body, this.exports, [this.exports, requireOf(this), this, file, dirname(file)]);
    },
  );
  process.once('exit', () => {
    for (const each of shelves.values()) each.save();
  });

  function bodyOf(source: string, file: string): Body | undefined {
    const from = packageOf(file);
    if (from === undefined) return undefined;
    const kept = shelves.get(from) ?? shelf(folder, from);
    shelves.set(from, kept);
    try {
      const options = { filename: file, columnOffset: -head.length };
      return kept.compile(head + source + tail, options)?.runInThisContext();
    } catch {
      // What is wrong with it, Node says in its own way.
      return undefined;
    }
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

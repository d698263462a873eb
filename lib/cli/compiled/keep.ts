import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { findUp, packageRoot } from '../../diagnostics/package-root';
import { privateCache } from '../../files/private-cache';

/**
 * Keeps the code that the engine has compiled of modules, so that the next run need not compile them again: a quarter of
 * its time. It lies beside the package itself, where nobody can write who could not change Lading as well.
 */
export function keepCompiledCode(): void {
  const { NODE_OPTIONS, NODE_V8_COVERAGE, NODE_DISABLE_COMPILE_CACHE, NODE_PRESERVE_SYMLINKS } = process.env;
  // Coverage is less exact in code that was kept.
  if (NODE_V8_COVERAGE) return;
  const holder = findUp(packageRoot(), 'node_modules');
  const cache = holder && privateCache(join(holder, 'node_modules'), __dirname);
  if (cache === undefined) return;
  const enable: unknown = Reflect.get(nodeModule, 'enableCompileCache');
  // One file for each package is read sooner than one for each module, which is how Node's own cache has it: a fifth of
  // a whole run on Node 24. But whoever runs Node with options wants something of it that ours could get in the way of.
  const isPlain = process.execArgv.length === 0 && !NODE_OPTIONS && !NODE_PRESERVE_SYMLINKS;
  if (isPlain && !NODE_DISABLE_COMPILE_CACHE) {
    const { patchLoader }: typeof import('./loader') = require('./loader');
    patchLoader(join(cache, 'compiled', process.version));
  } else if (typeof enable === 'function') enable(join(cache, 'compiled'));
}

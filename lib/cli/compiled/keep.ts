import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { findUp, packageRoot } from '../../diagnostics/package-root';
import { privateCache } from '../load/private-cache';

/** Node 20 has no cache of its own; the releases between it and 22.8, which nobody maintains, do without. */
const isNode20 = process.version.startsWith('v20.');

/**
 * Keeps the code that the engine has compiled of modules, so that the next run need not compile them again: a quarter of
 * its time. It lies beside the package itself, where nobody can write who could not change Lading as well.
 */
export function keepCompiledCode(): void {
  const { NODE_OPTIONS, NODE_V8_COVERAGE, NODE_DISABLE_COMPILE_CACHE } = process.env;
  // Coverage is less exact in code that was kept.
  if (NODE_V8_COVERAGE) return;
  const holder = findUp(packageRoot(), 'node_modules');
  const cache = holder && privateCache(join(holder, 'node_modules'), __filename);
  if (cache === undefined) return;
  const folder = join(cache, 'compiled');
  const enable: unknown = Reflect.get(nodeModule, 'enableCompileCache');
  if (typeof enable === 'function') enable(folder);
  // Whoever runs Node with options wants something of it that ours could get in the way of.
  else if (isNode20 && process.execArgv.length === 0 && !NODE_OPTIONS && !NODE_DISABLE_COMPILE_CACHE) {
    const { patchLoader }: typeof import('./loader') = require('./loader');
    patchLoader(folder);
  }
}

import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { codeCache } from './cli/load/cache';
import { deferForCdk8s } from './cli/load/defer';
import { createProgram } from './cli/load/modules';

/**
 * `node --import lading/register app.ts`: Node runs TypeScript from here on, by the loader of `lading synth` and
 * its cache. It is how `cdk8s synth`, which knows commands only, runs the same app.
 *
 * Node loads the program's first file by itself, and asks this how: the answer is to call back to `run`. Where Node
 * asks on another thread, the function goes there as text, so it uses nothing but its arguments.
 */
function load<T>(url: string, context: Context, next: Next<T>): T | Source {
  // What is required is no program: Node, or another loader, knows what to do with it.
  const isProgram = /^file:.*\.[cm]?tsx?$/.test(url) && !context.conditions?.includes('require');
  if (!isProgram) return next(url, context);
  const run = `globalThis[Symbol.for('lading.run-typescript')](${JSON.stringify(url)})`;
  return { format: 'module', shortCircuit: true, source: `export default await ${run}` };
}

interface Context {
  /** Node 20 does not say. */
  readonly conditions?: readonly string[];
}

type Next<T> = (url: string, context: Context) => T;

interface Source {
  readonly format: 'module';
  readonly shortCircuit: true;
  readonly source: string;
}

function run(url: string): Promise<unknown> {
  const file = fileURLToPath(url);
  return createProgram(codeCache(file))(file);
}

deferForCdk8s();
Reflect.set(globalThis, Symbol.for('lading.run-typescript'), run);
// On this thread where Node can (from 22.15 on): the other way is deprecated there.
const registerHooks: unknown = Reflect.get(nodeModule, 'registerHooks');
if (typeof registerHooks === 'function') registerHooks({ load });
else nodeModule.register(`data:text/javascript,${encodeURIComponent(`export const load = ${load}`)}`);

import { register } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeCache } from './cli/load/cache';
import { deferYamlOfCdk8s } from './cli/load/defer-yaml';
import { createProgram } from './cli/load/modules';

/**
 * `node --import lading/register app.ts`: Node runs TypeScript from here on, by the loader of `lading synth` and
 * its cache. It is how `cdk8s synth`, which knows commands only, runs the same app.
 */
const key = 'lading.run-typescript';

/** Node loads the program's first file by itself, and asks on another thread how: by calling back to this one. */
const hooks = `
  export async function load(url, context, next) {
    if (!/^file:.*\\.[cm]?tsx?$/.test(url)) return next(url, context);
    const call = 'globalThis[Symbol.for(${JSON.stringify(key)})](' + JSON.stringify(url) + ')';
    return { format: 'module', shortCircuit: true, source: 'export default await ' + call };
  }`;

Reflect.set(globalThis, Symbol.for(key), (url: string): Promise<unknown> => {
  const file = fileURLToPath(url);
  deferYamlOfCdk8s(file);
  return createProgram(codeCache(dirname(file)))(file);
});
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

import { createRequire, Module } from 'node:module';
import { sep } from 'node:path';

/**
 * cdk8s loads its own, bundled copy of `yaml` at its first line, which takes longer than all the rest of it, for
 * functions that most apps never call. Here it is loaded by the first use instead.
 */
export function deferYamlOfCdk8s(appFile: string): void {
  const file = bundledYaml(appFile);
  if (file === undefined || require.cache[file] !== undefined) return;
  let loaded: object | undefined;
  const load = (): object => {
    if (loaded !== undefined) return loaded;
    delete require.cache[file];
    const exports: object = createRequire(appFile)(file);
    loaded = exports;
    return exports;
  };
  const stand = new Module(file);
  stand.loaded = true;
  stand.exports = new Proxy(
    {},
    {
      // As an ES module it is taken as it is; anything else would be copied, and so loaded, at once.
      get: (_target, name) => (name === '__esModule' ? true : Reflect.get(load(), name)),
      has: (_target, name) => Reflect.has(load(), name),
    },
  );
  require.cache[file] = stand;
}

/** Only where it is cdk8s' alone: a copy that others use as well is theirs, too. */
function bundledYaml(appFile: string): string | undefined {
  // Where the app itself cannot see cdk8s, as with a linked package, ours still does.
  const cdk8s = resolveFrom(appFile, 'cdk8s') ?? resolveFrom(resolveFrom(appFile, 'lading'), 'cdk8s');
  const file = resolveFrom(cdk8s, 'yaml');
  return file?.includes(`${sep}cdk8s${sep}node_modules${sep}yaml${sep}`) ? file : undefined;
}

function resolveFrom(file: string | undefined, id: string): string | undefined {
  try {
    return file && createRequire(file).resolve(id);
  } catch {
    return undefined;
  }
}

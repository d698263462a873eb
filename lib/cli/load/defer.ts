import { Module } from 'node:module';
import { sep } from 'node:path';

/**
 * What cdk8s requires at its first lines, for functions that most apps never call: a copy of `yaml` of its own takes
 * longer than all the rest of it.
 */
const deferred: ReadonlySet<string> = new Set([
  ...['yaml', 'fast-json-patch', 'child_process'],
  // Which takes what it has of `child_process` at once.
  './_child_process',
]);
const ofCdk8s = `${sep}node_modules${sep}cdk8s${sep}lib${sep}`;

/** From here on cdk8s gets stand-ins of these modules, which load them when they are first used. */
export function deferForCdk8s(): void {
  const original: unknown = Reflect.get(Module.prototype, 'require');
  if (typeof original !== 'function') return;
  Reflect.set(Module.prototype, 'require', function (this: NodeJS.Module, id: string): unknown {
    const load = (): unknown => Reflect.apply(original, this, [id]);
    return deferred.has(id) && this.filename?.includes(ofCdk8s) ? standIn(load) : load();
  });
}

function standIn(load: () => unknown): object {
  let loaded: object | undefined;
  const module = (): object => {
    loaded ??= Object(load());
    return loaded ?? {};
  };
  return new Proxy(
    {},
    {
      // As an ES module it is taken as it is; anything else would be copied, and so loaded, at once.
      get: (_target, name) => (name === '__esModule' ? true : Reflect.get(module(), name)),
      has: (_target, name) => Reflect.has(module(), name),
    },
  );
}

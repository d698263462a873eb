import { Module } from 'node:module';
import { sep } from 'node:path';

/**
 * What cdk8s and constructs require at their first lines, for functions that most apps never call: a copy of `yaml` of
 * its own takes longer than all the rest of cdk8s.
 */
const deferred: ReadonlySet<string> = new Set([
  ...['yaml', 'fast-json-patch', 'child_process', 'crypto'],
  // Which takes what it has of `child_process` at once.
  './_child_process',
]);
/** What the synth of cdk8s itself needs alone. Its index copies what it exports, so it gets the modules themselves. */
const deferredForApp: ReadonlySet<string> = new Set(['./yaml', './dependency']);

const [ofCdk8s, ofConstructs] = ['cdk8s', 'constructs'].map(
  (name) => `${sep}node_modules${sep}${name}${sep}lib${sep}`,
);
const app = `${ofCdk8s}app.js`;

function isDeferred(id: string, file: string): boolean {
  if (deferred.has(id)) return [ofCdk8s, ofConstructs].some((part = '') => file.includes(part));
  return deferredForApp.has(id) && file.endsWith(app);
}

/** From here on cdk8s gets stand-ins of these modules, which load them when they are first used. */
export function deferForCdk8s(): void {
  const original: unknown = Reflect.get(Module.prototype, 'require');
  if (typeof original !== 'function') return;
  Reflect.set(Module.prototype, 'require', function (this: NodeJS.Module, id: string): unknown {
    const load = (): unknown => Reflect.apply(original, this, [id]);
    return isDeferred(id, this.filename ?? '') ? standIn(load) : load();
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

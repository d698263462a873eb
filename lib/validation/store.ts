import type { Origin } from '../diagnostics/origin';
import { objectIn } from './json';
import type { KubernetesObject } from './kubernetes-object';

/** What is remembered of an object when the object itself is gone. */
export interface Fact {
  readonly origin: Origin;
  /** The keys of a Secret's or ConfigMap's data. */
  readonly keys?: ReadonlySet<string>;
}

/**
 * The Kubernetes objects of the whole app by identity. Objects come and go chart by chart; only what other objects
 * are checked against stays.
 */
export interface Store {
  /** Remembers an object; answers the one that had its identity before. */
  add(object: KubernetesObject): Fact | undefined;
  find(identity: Identity): Fact | undefined;
}

/** What makes two objects the same object to the server: the version of its API does not matter. */
export type Identity = Pick<KubernetesObject, 'group' | 'kind' | 'namespace' | 'name'>;

type Names = Map<string, Fact>;

export function createStore(): Store {
  // Names hash once and for all; strings made of them would each be hashed again, tens of thousands of times.
  const groups = new Map<string, Map<string, Map<string, Names>>>();
  const namesLike = ({ group, kind, namespace }: Identity): Names =>
    within(within(within(groups, group), kind), namespace);
  return {
    add(object) {
      if (object.name === '') return undefined;
      const names = namesLike(object);
      const before = names.get(object.name);
      if (before === undefined)
        names.set(object.name, { origin: object.source.origin, keys: dataKeys(object) });
      return before;
    },
    find: (identity) => namesLike(identity).get(identity.name),
  };
}

function within<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = maps.get(key);
  if (known) return known;
  const added = new Map<string, V>();
  maps.set(key, added);
  return added;
}

function dataKeys({ group, kind, content }: KubernetesObject): ReadonlySet<string> | undefined {
  if (group !== '' || (kind !== 'Secret' && kind !== 'ConfigMap')) return undefined;
  const parts = [content.data, content.stringData, content.binaryData];
  return new Set(parts.flatMap((part) => Object.keys(objectIn(part))));
}

import { objectIn } from './json';
import { type KubernetesObject, nameOf, type Source } from './kubernetes-object';

/** What is remembered of an object when the object itself is gone. */
export interface Fact {
  /** `Deployment/web`. */
  readonly object: string;
  readonly source: Source;
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

export function createStore(): Store {
  const facts = new Map<string, Fact>();
  return {
    add(object) {
      if (object.name === '') return undefined;
      const key = keyOf(object);
      const before = facts.get(key);
      if (before === undefined) {
        facts.set(key, { object: nameOf(object), source: object.source, keys: dataKeys(object) });
      }
      return before;
    },
    find: (identity) => facts.get(keyOf(identity)),
  };
}

function keyOf({ group, kind, namespace, name }: Identity): string {
  return `${group}/${kind}/${namespace}/${name}`;
}

function dataKeys({ group, kind, content }: KubernetesObject): ReadonlySet<string> | undefined {
  if (group !== '' || (kind !== 'Secret' && kind !== 'ConfigMap')) return undefined;
  const parts = [content.data, content.stringData, content.binaryData];
  return new Set(parts.flatMap((part) => Object.keys(objectIn(part))));
}

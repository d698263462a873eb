import { type Fact, factOf } from './fact';
import type { KubernetesObject } from './kubernetes-object';
import { type LabelIndex, labelIndex } from './label-index';
import { type MadeSecret, secretMadeOf } from './secrets-made';
import { slipFinder } from './slip';

export type { Fact } from './fact';

/**
 * The Kubernetes objects of the whole app by identity. Objects come and go chart by chart; only what other objects
 * are checked against stays.
 */
export interface Store {
  /** Remembers an object; answers the one that had its identity before. */
  add(object: KubernetesObject): Fact | undefined;
  /** Notes an object that is not among those to come, unless one of them has its identity. */
  declare(identity: Identity, fact: Fact): void;
  find(identity: Identity): Fact | undefined;
  /** A namespace that has an object of the kind and name, where the one in question does not. */
  namespaceOf(identity: Identity): string | undefined;
  /** The name of the same kind and namespace that was probably meant, to be asked when all have been seen. */
  slipOf(identity: Identity): string | undefined;
  /** What makes pods, by the labels of these; Services, by their own. To be asked when all have been seen. */
  pods(): LabelIndex;
  services(): LabelIndex;
}

/** What makes two objects the same object to the server: the version of its API does not matter. */
export type Identity = Pick<KubernetesObject, 'group' | 'kind' | 'namespace' | 'name'>;

/** Of how many a search looks into: in more it would cost too much, asked often. */
const mostNamespaces = 1000;

type Names = Map<string, Fact>;

export function createStore(): Store {
  // Names hash once and for all; strings made of them would each be hashed again, tens of thousands of times.
  const groups = new Map<string, Map<string, Map<string, Names>>>();
  const declared = new Set<Fact>();
  let pods: LabelIndex | undefined;
  let services: LabelIndex | undefined;
  const finders = new Map<Names, (name: string) => string | undefined>();
  const namesIn = ({ group, kind, namespace }: Omit<Identity, 'name'>): Names =>
    within(within(within(groups, group), kind), namespace);
  function declareSecret(
    { name, keys }: MadeSecret,
    { namespace, source: { origin } }: KubernetesObject,
  ): void {
    const names = namesIn({ group: '', kind: 'Secret', namespace });
    const fact = { kind: 'Secret', name, origin, keys };
    const before = names.get(name);
    // Whoever says that it is there may be wrong about its keys.
    if (before !== undefined && (before.declared !== true || keys === undefined)) return;
    declared.add(fact);
    names.set(name, fact);
  }
  return {
    add(object) {
      if (object.name === '') return undefined;
      const names = namesIn(object);
      const before = names.get(object.name);
      if (before !== undefined && !declared.has(before)) return before;
      names.set(object.name, factOf(object));
      const secret = secretMadeOf(object);
      if (secret !== undefined) declareSecret(secret, object);
      return undefined;
    },
    declare(identity, fact) {
      declared.add(fact);
      namesIn(identity).set(identity.name, fact);
    },
    find: (identity) => namesIn(identity).get(identity.name),
    namespaceOf({ group, kind, name }) {
      let left = mostNamespaces;
      for (const [namespace, names] of within(within(groups, group), kind)) {
        if (names.has(name)) return namespace;
        if (left-- === 0) return undefined;
      }
      return undefined;
    },
    slipOf(identity) {
      const names = namesIn(identity);
      const finder = finders.get(names) ?? slipFinder(names.keys());
      finders.set(names, finder);
      return finder(identity.name);
    },
    pods() {
      pods ??= labelIndex(groups, ({ podLabels }) => podLabels);
      return pods;
    },
    services() {
      services ??= labelIndex(groups, ({ labels }) => labels);
      return services;
    },
  };
}

function within<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = maps.get(key);
  if (known) return known;
  const added = new Map<string, V>();
  maps.set(key, added);
  return added;
}

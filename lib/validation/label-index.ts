import type { JsonObject } from '../model/json';
import type { Fact } from './fact';
import { isSlip, slipFinder } from './slip';

/** Objects by the labels that they, or their pods, bear. */
export interface LabelIndex {
  /** Those that bear all of these labels, in a namespace. */
  foundBy(namespace: string, selector: JsonObject): Iterable<Fact>;
  /**
   * One that a selector which finds nothing was probably meant for: it bears a part of its labels, or nearly all of them,
   * and nothing that contradicts it; else the one that has this name.
   */
  meantBy(namespace: string, selector: JsonObject, name?: string): Fact | undefined;
}

interface Namespace {
  /** By key, then by value. */
  readonly labels: Map<string, Map<unknown, Fact[]>>;
  /** By key: finds the value that was probably meant. */
  readonly finders: Map<string, (value: string) => string | undefined>;
  readonly names: Map<string, Fact>;
}

/** How many of those that bear one label are looked at for the others: more would cost more than it is worth. */
const most = 100;

type Groups = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Fact>>>>;

/**
 * @param groups all objects, by group, kind, namespace and name.
 * @param labelsOf those that count; undefined of what is nobody's to find.
 */
export function labelIndex(groups: Groups, labelsOf: (fact: Fact) => JsonObject | undefined): LabelIndex {
  const namespaces = new Map<string, Namespace>();
  for (const kinds of groups.values())
    for (const places of kinds.values())
      for (const [namespace, names] of places) for (const fact of names.values()) add(namespace, fact);

  function add(namespace: string, fact: Fact): void {
    const labels = labelsOf(fact);
    if (labels === undefined) return;
    const known = namespaces.get(namespace) ?? { labels: new Map(), finders: new Map(), names: new Map() };
    namespaces.set(namespace, known);
    known.names.set(fact.name, fact);
    for (const key in labels) {
      const values = known.labels.get(key) ?? new Map<unknown, Fact[]>();
      known.labels.set(key, values);
      const facts = values.get(labels[key]);
      if (facts) facts.push(fact);
      else values.set(labels[key], [fact]);
    }
  }

  return {
    *foundBy(namespace, selector) {
      let fewest: readonly Fact[] | undefined;
      for (const key in selector) {
        const facts = namespaces.get(namespace)?.labels.get(key)?.get(selector[key]) ?? [];
        if (fewest === undefined || facts.length < fewest.length) fewest = facts;
      }
      for (const fact of fewest ?? []) if (bears(labelsOf(fact), selector)) yield fact;
    },

    meantBy(namespace, selector, name) {
      const known = namespaces.get(namespace);
      if (known === undefined) return undefined;
      for (const key in selector) {
        const values = known.labels.get(key) ?? new Map<unknown, Fact[]>();
        const value = selector[key];
        for (const each of [value, nearValue(known, key, value)]) {
          const facts = (values.get(each) ?? []).slice(0, most);
          const meant = facts.find((fact) => contradictsNothing(labelsOf(fact), selector));
          if (meant !== undefined) return meant;
        }
      }
      return name === undefined ? undefined : known.names.get(name);
    },
  };
}

function bears(labels: JsonObject = {}, selector: JsonObject): boolean {
  for (const key in selector) if (labels[key] !== selector[key]) return false;
  return true;
}

function nearValue({ labels, finders }: Namespace, key: string, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const finder = finders.get(key) ?? slipFinder(labels.get(key)?.keys() ?? []);
  finders.set(key, finder);
  return finder(value);
}

/** What is borne of the selector is the same, or a slip away. */
function contradictsNothing(labels: JsonObject = {}, selector: JsonObject): boolean {
  return Object.keys(selector).every((key) => {
    const value = labels[key];
    return value === undefined || value === selector[key] || isSlip(selector[key], value);
  });
}

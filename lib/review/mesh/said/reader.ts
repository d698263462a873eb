import type { Peer } from '../../../model/isolation';
import type { Mesh } from '../../../model/mesh';
import { asText, listIn, objectIn } from '../../../model/read-json';
import type { Workload } from '../../../model/workload';
import type { Prepared } from '../../../passes/prepare';
import type { Place } from '../explanation';
import type { Output, Written } from '../output';
import type { Meant } from '../ways';

/** What a backend reads its output with. */
export interface Reading {
  readonly mesh: Mesh;
  readonly output: Output;
  readonly prepared: Prepared;
}

/** Finds what in the output of a backend lets a way through. It reads what is written, and knows nothing of what wrote it. */
export type Reader = (way: Meant, reading: Reading) => readonly Place[];

/** All that several layers say. */
export function layers(...readers: readonly Reader[]): Reader {
  return (way, reading) => readers.flatMap((read) => read(way, reading));
}

/** Whether labels that are asked for are those of the pods of a workload. */
export function hasLabels(selector: unknown, { selector: own }: Pick<Workload, 'selector'>): boolean {
  const wanted = Object.entries(objectIn(objectIn(selector).matchLabels));
  return wanted.length > 0 && wanted.every(([name, value]) => own[name] === value);
}

export function specOf({ object }: Written) {
  return objectIn(object.spec);
}

export function namespaceOf({ object }: Written): string | undefined {
  const { namespace } = objectIn(object.metadata);
  return typeof namespace === 'string' ? namespace : undefined;
}

/** Whether an object stands where a workload does. */
export function isBeside(written: Written, { chart }: Workload): boolean {
  return namespaceOf(written) === chart.namespace;
}

/** As a policy somewhere else names it. */
export function spaceOf({ chart }: Workload): string {
  return chart.namespace ?? 'default';
}

export function accountOf({ identity }: Workload): string {
  return identity.name;
}

/** By what the entries of a list are found, for whom there may be thousands. */
export interface By {
  /** Of an entry; one that has none may be for anybody. */
  keysOf(value: unknown): readonly string[];
  /** Of what is looked for. */
  readonly keys: readonly string[];
}

const places = new WeakMap<object, ReadonlyMap<string, readonly number[]>>();
const anybody = '';

/** Where in a list a test holds. */
export function matching(list: unknown, holds: (value: unknown) => boolean, by?: By): readonly number[] {
  const entries = listIn(list);
  if (by === undefined) return [...entries.keys()].filter((index) => holds(entries[index]));
  const known = places.get(entries) ?? indexed(entries, by);
  places.set(entries, known);
  const found = [anybody, ...by.keys].flatMap((key) => known.get(key) ?? []);
  return [...new Set(found)].sort((one, other) => one - other).filter((index) => holds(entries[index]));
}

function indexed(entries: readonly unknown[], { keysOf }: By): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, value] of entries.entries()) {
    const keys = keysOf(value);
    for (const key of keys.length === 0 ? [anybody] : keys) add(found, key, index);
  }
  return found;
}

function add<V>(to: Map<string, V[]>, key: string, value: V): void {
  const known = to.get(key);
  if (known === undefined) to.set(key, [value]);
  else known.push(value);
}

/** By one label each: whoever has all that are asked for has that one. */
export function byLabel(selectors: (value: unknown) => readonly unknown[], workload: Workload): By {
  return {
    keysOf: (value) => selectors(value).flatMap((selector) => labelsOf(selector).slice(0, 1)),
    keys: Object.entries(workload.selector).map(([name, value]) => `${name}=${value}`),
  };
}

function labelsOf(selector: unknown): string[] {
  return Object.entries(objectIn(objectIn(selector).matchLabels)).map(
    ([name, value]) => `${name}=${asText(value)}`,
  );
}

const selected = new WeakMap<readonly Written[], ReadonlyMap<string, readonly Written[]>>();

/** The objects of a kind that are about the pods of a workload, beside it. */
export function about(all: readonly Written[], word: string, workload: Workload): readonly Written[] {
  const known = selected.get(all) ?? bySelector(all, word);
  selected.set(all, known);
  return Object.entries(workload.selector)
    .flatMap(([name, value]) => known.get(`${name}=${value}`) ?? [])
    .filter((each) => isBeside(each, workload) && hasLabels(specOf(each)[word], workload));
}

function bySelector(all: readonly Written[], word: string): ReadonlyMap<string, readonly Written[]> {
  const found = new Map<string, Written[]>();
  for (const each of all) {
    const [first] = labelsOf(specOf(each)[word]);
    if (first !== undefined) add(found, first, each);
  }
  return found;
}

/** Whether a list has a value; one that is missing asks for nothing. */
export function asks(list: unknown, holds: (value: string) => boolean): boolean {
  return list === undefined || listIn(list).some((value) => holds(asText(value)));
}

/** The peers that stand for who brings requests from outside, or for who reads metrics. */
export function peersOf({ peer, to }: Meant, { mesh }: Reading): readonly Peer[] {
  const network = to?.network ?? mesh.network;
  if (peer === 'monitoring') return network.monitoring;
  const { gateway, backend } = mesh;
  const own = gateway && { namespace: gateway.namespace, labels: gateway.labels };
  if (backend.kubernetes.startsWith('istio') || backend.kubernetes === 'linkerd')
    return [own ?? { namespace: 'istio-system', labels: { istio: 'ingressgateway' } }];
  return [...(own ? [own] : []), ...network.ingressController];
}

/** The networks on which two services meet. */
export function shared(one: string, other: string, { output }: Pick<Reading, 'output'>): Place[] {
  const [first, second] = [output.service(one), output.service(other)];
  if (first === undefined || second === undefined) return [];
  const both = objectIn(second.object.networks);
  return Object.keys(objectIn(first.object.networks))
    .filter((name) => both[name] !== undefined)
    .flatMap((name) => [first.place('networks', name), second.place('networks', name)]);
}

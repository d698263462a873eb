import { nearest } from '../diagnostics/did-you-mean';
import type { Origin } from '../diagnostics/origin';
import type { Existing, ExistingPort } from '../model/existing';
import type { JsonObject } from '../model/json';
import { objectIn, textIn } from '../model/read-json';
import { type Fact, factOf } from './fact';
import { groupOf, isClusterScoped } from './kinds';
import { readKubernetesObject } from './kubernetes-object';
import type { Problem } from './rule';
import { allKinds, apiVersionsOf } from './schema/kubernetes-index';
import type { Identity } from './store';

/** What is known of an object that lives elsewhere. */
export function declared({
  apiVersion,
  objectKind: kind,
  name,
  namespace = '',
  origin,
  keys,
  labels,
  podLabels,
  ports,
}: Existing): [Identity, Fact] {
  const group = groupOf(apiVersion ?? apiVersionsOf(kind)[0] ?? '');
  const identity = { group, kind, namespace: isClusterScoped(group, kind) ? '' : namespace, name };
  return [
    identity,
    { kind, name, origin, keys: keys && new Set(keys), declared: true, podLabels, labels, ports },
  ];
}

/** A kind that no name would ever lead to, for nobody knows whose it is. */
export function kindProblem({
  apiVersion,
  objectKind: kind,
  origin,
}: Existing): (Problem & { readonly code: 'props/missing' | 'props/wrong-value' }) | undefined {
  if (apiVersion !== undefined || apiVersionsOf(kind).length > 0) return undefined;
  const suggestion = nearest(kind, allKinds());
  const message = `Kubernetes itself has no kind "${kind}".`;
  if (suggestion !== undefined)
    return { code: 'props/wrong-value', message, origin, property: ['kind'], suggestion };
  const fix = "Say which API version it has: `apiVersion: 'cert-manager.io/v1'`.";
  return { code: 'props/missing', message, origin, property: ['kind'], fix };
}

/** What an object of the cluster is to those that look for it. Of a Secret only the names of its keys are kept. */
export function existingOf(content: JsonObject): Existing | undefined {
  const path = [content.kind, objectIn(content.metadata).name].join('/');
  const origin: Origin = { path, construct: 'manifest', suppressions: [] };
  const object = readKubernetesObject(content, {
    target: 'kubernetes',
    kind: 'object',
    origin,
    own: false,
  });
  if (object.name === '') return undefined;
  const { keys, labels, podLabels, ports } = factOf(object);
  return {
    kind: 'existing',
    apiVersion: textIn(content.apiVersion),
    objectKind: object.kind,
    name: object.name,
    namespace: object.namespace === '' ? undefined : object.namespace,
    origin,
    // An object of which somebody has written down the name alone.
    keys: keys === undefined || keys.size === 0 ? undefined : [...keys],
    labels: labels && textsOf(labels),
    podLabels: podLabels && textsOf(podLabels),
    ports: ports === undefined || ports.length === 0 ? undefined : ports.flatMap(portOf),
  };
}

/** A container says `containerPort`, a Service says `port`. */
function portOf(entry: unknown): readonly ExistingPort[] {
  const { port, containerPort = port, name, protocol } = objectIn(entry);
  if (typeof containerPort !== 'number') return [];
  return [{ port: containerPort, name: textIn(name), protocol: textIn(protocol) }];
}

function textsOf(labels: JsonObject): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(labels)) if (typeof value === 'string') texts[key] = value;
  return texts;
}

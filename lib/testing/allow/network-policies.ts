import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import type { OpenPort, Pods } from './pods';
import { selects } from './selector';

/** The policies of an app, and the labels of its namespaces. */
export interface Cluster {
  readonly policies: readonly JsonObject[];
  readonly namespaces: ReadonlyMap<string, JsonObject>;
}

type Direction = 'Ingress' | 'Egress';

/**
 * Whether a cluster that enforces these policies lets a connection through, by what the API says of them: those that
 * select a pod add up; a direction that none of them speaks of is open; no peers and no ports are all of them.
 */
export function connects(from: Pods, to: Pods, port: OpenPort, cluster: Cluster): boolean {
  return (
    (from.isOnHost || passes('Egress', from, to, port, cluster)) &&
    (to.isOnHost || passes('Ingress', to, from, port, cluster))
  );
}

function passes(direction: Direction, own: Pods, other: Pods, port: OpenPort, cluster: Cluster): boolean {
  const about = cluster.policies.filter((policy) => isAbout(policy, direction, own));
  return (
    about.length === 0 ||
    about.some((policy) =>
      listIn(objectIn(policy.spec)[direction.toLowerCase()]).some((value) => {
        const rule = objectIn(value);
        const peers = listIn(direction === 'Ingress' ? rule.from : rule.to);
        const ports = listIn(rule.ports);
        return (
          (peers.length === 0 || peers.some((peer) => isPeer(objectIn(peer), policy, other, cluster))) &&
          (ports.length === 0 || ports.some((each) => isPort(objectIn(each), port)))
        );
      }),
    )
  );
}

function isAbout(policy: JsonObject, direction: Direction, pods: Pods): boolean {
  const { podSelector, policyTypes, egress } = objectIn(policy.spec);
  const types = listIn(policyTypes);
  const implied = direction === 'Ingress' || egress !== undefined;
  return (
    namespaceOf(policy) === pods.namespace &&
    selects(objectIn(podSelector), pods.labels) &&
    (types.length === 0 ? implied : types.includes(direction))
  );
}

/** What an `ipBlock` says is about addresses outside: those of pods come and go. */
function isPeer(peer: JsonObject, policy: JsonObject, pods: Pods, { namespaces }: Cluster): boolean {
  const { podSelector, namespaceSelector } = peer;
  if (podSelector === undefined && namespaceSelector === undefined) return false;
  if (pods.isOnHost) return false;
  const isInside = isObject(namespaceSelector)
    ? selects(namespaceSelector, {
        ...namespaces.get(pods.namespace),
        'kubernetes.io/metadata.name': pods.namespace,
      })
    : namespaceOf(policy) === pods.namespace;
  return isInside && (podSelector === undefined || selects(objectIn(podSelector), pods.labels));
}

function isPort({ port, endPort, protocol = 'TCP' }: JsonObject, open: OpenPort): boolean {
  if (protocol !== open.protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'string') return port === open.name;
  return endPort === undefined
    ? port === open.port
    : Number(port) <= open.port && open.port <= Number(endPort);
}

function namespaceOf(object: JsonObject): string {
  return textIn(objectIn(object.metadata).namespace) ?? 'default';
}

import type { Peer } from '../model/isolation';
import type { Workload } from '../model/workload';
import type { Door } from '../passes/edges';
import type { NetworkPolicyPeer, NetworkPolicyPort } from './api.generated';
import { lowerProtocol } from './port';
import { sortKeys } from './sort-keys';

/** The pods of a workload, as a policy beside another one names them. */
export function podsOf(
  { selector, chart: { namespace } }: Pick<Workload, 'selector' | 'chart'>,
  beside: Workload,
): NetworkPolicyPeer {
  return labelled(selector, namespace, beside);
}

/** Pods with some labels, in the same words. */
export function labelled(
  labels: Readonly<Record<string, string>>,
  namespace: string | undefined,
  beside: Workload,
): NetworkPolicyPeer {
  const podSelector = { matchLabels: sortKeys(labels) };
  if (namespace === beside.chart.namespace) return { podSelector };
  // Seen from a namespace, a chart that has none is taken to be in `default`, as its host names are.
  return { namespaceSelector: inNamespace(namespace ?? 'default'), podSelector };
}

/** Every namespace bears its name as a label, which nobody can take away. */
function inNamespace(name: string) {
  return { matchLabels: { 'kubernetes.io/metadata.name': name } };
}

export function lowerPeer(peer: Peer): NetworkPolicyPeer {
  if ('cidr' in peer) return { ipBlock: { cidr: peer.cidr } };
  const namespaceSelector = inNamespace(peer.namespace);
  return peer.labels === undefined
    ? { namespaceSelector }
    : { namespaceSelector, podSelector: { matchLabels: sortKeys(peer.labels) } };
}

export function lowerDoor({ port, protocol }: Pick<Door, 'port' | 'protocol'>): NetworkPolicyPort {
  return { port, protocol: lowerProtocol(protocol) };
}

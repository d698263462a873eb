import { isIpAddress } from '../../../model/ip-address';
import type { Isolation } from '../../../model/isolation';
import type { Mesh } from '../../../model/mesh';
import type { Workload } from '../../../model/workload';
import type { Door, Edge, WayOut } from '../../../passes/edges';
import type { Prepared } from '../../../passes/prepare';
import { routesTo } from '../../../passes/routes-to';
import type { NetworkPolicyIngressRule, NetworkPolicyPeer } from '../../api.generated';
import { lowerMetadata } from '../../metadata';
import { fromEverybody, fromMonitoring, fromRoutes, needOfApiServer, toDns } from '../../network-policy';
import type { PlannedObject } from '../../planned';
import { lowerProtocol } from '../../port';
import { sortKeys } from '../../sort-keys';
import { byGateway } from '../by-gateway';
import { requestsAt } from './requests';

const apiVersion = 'cilium.io/v2';
const kind = 'CiliumNetworkPolicy';

/** One for each member. Policies only add to each other: a NetworkPolicy beside it would let all requests of a port through. */
export function planPolicies(mesh: Mesh): PlannedObject[] {
  return mesh.members
    .filter(({ targets }) => targets.includes('kubernetes'))
    .map((member) => ({
      id: `${kind}-${member.name}`,
      apiVersion,
      kind,
      name: member.name,
      namespace: member.chart.namespace,
      lower: (prepared) => ({
        apiVersion,
        kind,
        metadata: lowerMetadata(member),
        spec: {
          endpointSelector: { matchLabels: sortKeys(member.selector) },
          ingress: orNobody(ingressOf(member, byGateway(member.network ?? mesh.network, mesh), prepared)),
          egress: orNobody(egressOf(member, member.network ?? mesh.network, prepared)),
        },
      }),
    }));
}

/** A rule that names nobody, for without one everybody may come. */
function orNobody(rules: readonly object[]): readonly object[] {
  return rules.length === 0 ? [{}] : rules;
}

function ingressOf(member: Workload, network: Isolation, prepared: Prepared): object[] {
  const byCilium = routesTo(member, prepared).some(
    ({ className, gateway, targets }) =>
      targets.includes('kubernetes') && gateway === undefined && className === 'cilium',
  );
  const brought = fromRoutes(
    member,
    byCilium ? { ...network, ingressController: [byItself] } : network,
    prepared,
  );
  return [
    ...prepared.edges('kubernetes').to(member).map(fromCaller),
    ...brought.map((rule) =>
      byCilium ? { fromEntities: ['ingress'], ...portsOf(rule) } : lowerIngress(rule),
    ),
    ...fromEverybody(member, prepared).map(lowerIngress),
    ...fromMonitoring(member, network, prepared).map(lowerIngress),
  ];
}

/** Stands for Cilium's own ingress, which is in no namespace. */
const byItself = { namespace: 'kube-system' } as const;

function egressOf(member: Workload, network: Isolation, prepared: Prepared): object[] {
  const edges = prepared.edges('kubernetes');
  const asksServer = needOfApiServer(member) !== undefined || member.identity.mountToken;
  return [
    // Names are learnt from the answers, so that somebody has to look at them.
    ...toDns(network).map(({ to = [], ports = [] }) => ({
      ...peersOf('to', to),
      toPorts: [{ ports: ports.map(lowerPort), rules: { dns: [{ matchPattern: '*' }] } }],
    })),
    ...(asksServer ? [{ toEntities: ['kube-apiserver'] }] : []),
    ...edges.from(member).map(toCallee),
    ...edges.waysOut(member).map((way) => toOutside(way, member, prepared)),
  ];
}

/** Ports where anything may be asked, and each where only some requests may. */
function fromCaller({ from, to, doors }: Edge): object {
  const open: object[] = [];
  const kept: object[] = [];
  for (const door of doors) {
    const http = requestsAt(door, to);
    if (http === undefined) open.push(lowerDoor(door));
    else kept.push({ ports: [lowerDoor(door)], rules: { http } });
  }
  const toPorts = [...(open.length > 0 ? [{ ports: open }] : []), ...kept];
  return { fromEndpoints: [endpointOf(from, to)], toPorts };
}

function toCallee({ from, to, doors }: Edge): object {
  return { toEndpoints: [endpointOf(to, from)], toPorts: [{ ports: doors.map(lowerDoor) }] };
}

function endpointOf({ selector, chart: { namespace } }: Workload, beside: Workload): object {
  const isBeside = namespace === beside.chart.namespace;
  return { matchLabels: isBeside ? sortKeys(selector) : inNamespace(namespace ?? 'default', selector) };
}

function inNamespace(name: string, labels: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...sortKeys(labels), 'k8s:io.kubernetes.pod.namespace': name };
}

function toOutside({ to, port }: WayOut, member: Workload, prepared: Prepared): object {
  const ports = port === undefined ? {} : { toPorts: [{ ports: [{ port: String(port), protocol: 'TCP' }] }] };
  const { kubernetes } = to.host;
  if (to.addresses !== undefined) return { toCIDR: [...to.addresses], ...ports };
  if (typeof kubernetes !== 'string') {
    prepared.report({
      code: 'network/any-address',
      message: `Nobody knows before where "${member.name}" calls "${to.name}": it may reach any address there.`,
      origin: to.origin,
      property: ['host'],
      affected: [{ target: 'kubernetes', object: `${kind}/${member.name}`, pointer: '/spec/egress' }],
      fix: `Give "${to.name}" the ranges that its addresses are from: \`addresses: ['192.0.2.0/24']\`.`,
    });
    return { toEntities: ['world'], ...ports };
  }
  if (!isIpAddress(kubernetes)) return { toFQDNs: [{ matchName: kubernetes }], ...ports };
  return { toCIDR: [`${kubernetes}/${kubernetes.includes(':') ? 128 : 32}`], ...ports };
}

function lowerIngress(rule: NetworkPolicyIngressRule): object {
  return { ...(rule.from ? peersOf('from', rule.from) : { fromEntities: ['all'] }), ...portsOf(rule) };
}

function portsOf({ ports = [] }: NetworkPolicyIngressRule): object {
  return { toPorts: [{ ports: ports.map(lowerPort) }] };
}

function lowerPort({ port, protocol = 'TCP' }: { port?: number | string; protocol?: string }): object {
  return { port: String(port), protocol };
}

function lowerDoor({ port, protocol }: Pick<Door, 'port' | 'protocol'>): object {
  return { port: String(port), protocol: lowerProtocol(protocol) };
}

/** In Cilium's words; who is named by a namespace of its own or an address. */
function peersOf(way: 'from' | 'to', peers: readonly NetworkPolicyPeer[]): object {
  const endpoints: object[] = [];
  const addresses: string[] = [];
  for (const { ipBlock, namespaceSelector, podSelector } of peers) {
    const name = namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'];
    if (ipBlock !== undefined) addresses.push(ipBlock.cidr);
    else if (name !== undefined) endpoints.push({ matchLabels: inNamespace(name, podSelector?.matchLabels) });
  }
  return {
    ...(endpoints.length > 0 && { [`${way}Endpoints`]: endpoints }),
    ...(addresses.length > 0 && { [`${way}CIDR`]: addresses }),
  };
}

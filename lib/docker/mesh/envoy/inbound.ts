import { type Member, type MemberDoor, type Plan, serverName } from '../plan';
import { lowerCluster } from './cluster';
import { httpManager } from './http-manager';
import { tcpProxy } from './lead';
import { address, extension, type Message } from './message';
import { httpPolicies, tcpPolicies } from './permissions';
import { logsOfDoor, meshPort, type ProxyConfig } from './proxy';
import { nameCaller, rateLimits } from './rate-limit';
import { fromMembers } from './tls';

/** Takes what other proxies bring for a member, and brings it to its container at that address. */
export function listenForOthers(proxy: ProxyConfig, member: Member, container: string, plan: Plan): void {
  if (member.doors.size === 0) return;
  const doors = [...member.doors.values()].sort((a, b) => a.port - b.port);
  proxy.listeners.push(inboundListener(doors.map((door) => doorChain(door, member, plan))));
  for (const { port, speaks } of doors)
    proxy.clusters.set(`own:${port}`, lowerCluster({ name: `own:${port}`, host: container, port, speaks }));
}

/** The doors are told apart by the name that a proxy asks for in its greeting. */
export function inboundListener(chains: readonly Message[]): Message {
  return {
    name: 'inbound',
    address: address('0.0.0.0', meshPort),
    listener_filters: [
      extension('tls-inspector', 'extensions.filters.listener.tls_inspector.v3.TlsInspector'),
    ],
    filter_chains: chains,
  };
}

/** A way in for members alone. */
export function inboundChain(name: string, filters: readonly Message[], { trustDomain }: Plan): Message {
  return {
    filter_chain_match: { server_names: [name] },
    transport_socket: fromMembers(trustDomain),
    filters,
  };
}

function doorChain({ port, speaks, callers }: MemberDoor, member: Member, plan: Plan): Message {
  const name = serverName(member.workload, port);
  const cluster = `own:${port}`;
  const isTried = plan.mesh.default === 'audit';
  if (speaks === 'tcp') {
    const connection = tcpProxy(name, { cluster }, logsOfDoor('network', plan));
    return inboundChain(name, [tcpPolicies(callers, name, isTried), connection], plan);
  }
  const limits = rateLimits(plan.limits.get(member.workload) ?? [], callers, `limit_${port}`);
  const manager = httpManager({
    name,
    accessLog: logsOfDoor('http', plan),
    filters: [httpPolicies(callers, isTried), ...limits],
    virtualHosts: [
      {
        name: 'own',
        domains: ['*'],
        routes: [{ match: { prefix: '/' }, route: { cluster, timeout: '0s' } }],
      },
    ],
    more: {
      forward_client_cert_details: 'SANITIZE_SET',
      set_current_client_cert_details: { uri: true },
      ...(limits.length > 0 && nameCaller),
    },
  });
  return inboundChain(name, [manager], plan);
}

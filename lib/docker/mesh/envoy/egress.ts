import { lowerCluster } from './cluster';
import { exitNetwork } from './gate';
import { inboundChain, inboundListener } from './inbound';
import { tcpProxy } from './lead';
import type { Outside } from './outside';
import { type Caller, tcpPolicies } from './permissions';
import type { Plan } from './plan';
import { beginProxy, logsOf, type ProxyConfig } from './proxy';

/** By which the proxy at the exit tells apart where to. */
export function exitName({ host, port }: Outside): string {
  return `${port}.${host}`;
}

/** The one proxy that may leave the project: it knows who goes where, and lets nobody else out. */
export function egressOf(plan: Plan): ProxyConfig | undefined {
  const ways = new Map<string, Outside & { readonly callers: Caller[] }>();
  for (const { outside, identity } of plan.members.values()) {
    for (const to of outside) {
      const name = exitName(to);
      const way = ways.get(name) ?? { host: to.host, port: to.port, callers: [] };
      way.callers.push({ identity });
      ways.set(name, way);
    }
  }
  if (ways.size === 0) return undefined;
  const proxy = beginProxy();
  proxy.networks.add(exitNetwork(plan));
  const sorted = [...ways].sort(([a], [b]) => (a < b ? -1 : 1));
  const chains = sorted.map(([name, { host, port, callers }]) => {
    const cluster = `${host}:${port}`;
    proxy.clusters.set(cluster, lowerCluster({ name: cluster, host, port, speaks: 'tcp' }));
    const filters = [tcpPolicies(callers, name), tcpProxy(cluster, { cluster }, logsOf('out', plan))];
    return inboundChain(name, filters, plan);
  });
  proxy.listeners.push(inboundListener(chains));
  return proxy;
}

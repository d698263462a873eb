import type { MeshProxy } from '../attached';
import { gateName } from '../gate';
import type { Plan } from '../plan';
import { exitName, type WayOut } from '../ways-out';
import { lowerCluster } from './cluster';
import { inboundChain, inboundListener } from './inbound';
import { tcpProxy } from './lead';
import { tcpPolicies } from './permissions';
import { beginProxy, logsOf, printProxy } from './proxy';

/** The one proxy that may leave the project: it knows who goes where, and lets nobody else out. */
export function egressOf(ways: readonly WayOut[], plan: Plan): MeshProxy['files'] {
  const proxy = beginProxy();
  const chains = ways.map((way) => {
    const { host, port, callers } = way;
    const name = exitName(way);
    const cluster = `${host}:${port}`;
    proxy.clusters.set(cluster, lowerCluster({ name: cluster, host, port, speaks: 'tcp' }));
    const filters = [tcpPolicies(callers, name), tcpProxy(cluster, { cluster }, logsOf('out', plan))];
    return inboundChain(name, filters, plan);
  });
  proxy.listeners.push(inboundListener(chains));
  return printProxy(gateName('egress', plan), proxy, plan);
}

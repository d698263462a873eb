import { routesAt } from '../../../model/routes-at';
import type { Service, ServicePort } from '../../../model/service';
import { behind, type Plan, portBehind, serverName } from '../plan';
import { type Share, sharesOf } from '../versions';
import { hashPolicy, lowerCluster } from './cluster';
import { lowerRoutes } from './http-route';
import type { Message } from './message';
import { extension } from './message';
import { logsOf, meshPort, type ProxyConfig } from './proxy';
import { towards } from './tls';

/** The routes to a port of a Service, and the clusters that they need. */
export function routesTo(proxy: ProxyConfig, service: Service, port: ServicePort, plan: Plan): Message[] {
  const door = portBehind(port, service.selects, plan);
  return lowerRoutes(routesAt(service, port, plan.mesh), {
    service,
    speaks: plan.speaksAt(service.selects, door),
    clusterOf: (to) => addCluster(proxy, to, port.name, plan),
    hash: hashPolicy(plan.upstreams.get(service) ?? {}),
  });
}

/** Leads connections of TCP to a port of a Service, and a part of them to versions. */
export function connectionsTo(proxy: ProxyConfig, service: Service, port: ServicePort, plan: Plan): Message {
  const split = routesAt(service, port, plan.mesh).find(({ match }) => match === undefined)?.split;
  const [own, ...versions] = sharesOf(service, split);
  const cluster = (each: Share) => ({
    name: addCluster(proxy, each.service, port.name, plan),
    weight: each.weight,
  });
  const led = versions.filter(({ weight }) => weight > 0).map(cluster);
  const rest = own.weight > 0 ? [cluster(own)] : [];
  const [only] = rest;
  return tcpProxy(
    `${service.name}:${port.port}`,
    led.length === 0 && only !== undefined
      ? { cluster: only.name }
      : { weighted_clusters: { clusters: [...rest, ...led] } },
    logsOf('out', plan),
  );
}

/** A connection may be silent for as long as both ends like. */
export function tcpProxy(name: string, to: Message, accessLog: readonly Message[]): Message {
  return extension('tcp', 'extensions.filters.network.tcp_proxy.v3.TcpProxy', {
    stat_prefix: name,
    ...to,
    idle_timeout: '0s',
    ...(accessLog.length > 0 && { access_log: accessLog }),
  });
}

/** The cluster of the door behind a port of a Service: its proxy, and nobody who is somebody else. */
function addCluster(proxy: ProxyConfig, service: Service, portName: string, plan: Plan): string {
  const found = behind(service, portName, plan);
  // A version that has no such port answers nothing: Envoy says 503 of a cluster that is not there.
  if (found === undefined) return service.name;
  const { member, door } = found;
  const name = `${member.workload.name}:${door}`;
  if (!proxy.clusters.has(name))
    proxy.clusters.set(
      name,
      lowerCluster({
        name,
        host: member.proxy,
        port: meshPort,
        speaks: plan.speaksAt(member.workload, door),
        socket: towards(member.identity, serverName(member.workload, door)),
        upstream: plan.upstreams.get(service),
      }),
    );
  return name;
}

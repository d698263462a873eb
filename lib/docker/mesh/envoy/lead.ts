import { routesAt } from '../../../model/routes-at';
import type { Service, ServicePort } from '../../../model/service';
import { hashPolicy, lowerCluster } from './cluster';
import { lowerRoutes, versionOf } from './http-route';
import type { Message } from './message';
import { extension } from './message';
import { behind, frontsAt, type Member, type Plan, portBehind, serverName } from './plan';
import { logsOf, meshPort, type ProxyConfig } from './proxy';
import { towards } from './tls';

/** Requests by one name, and the routes that they take. */
export interface Host {
  readonly names: readonly string[];
  readonly routes: readonly Message[];
}

/** Leads requests from a proxy to a door of a member, by each of its names. */
export function leadRequests(proxy: ProxyConfig, callee: Member, door: number, plan: Plan): Host[] {
  const fronts = [...frontsAt(callee.workload, door, plan)];
  const { name } = callee.workload;
  const isNamed = fronts.some(({ service }) => service.name === name);
  return fronts.map(({ service, port }, index) => ({
    names: isNamed || index > 0 ? [service.name] : [service.name, name],
    routes: routesTo(proxy, service, port, plan),
  }));
}

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
  const split = routesAt(service, port, plan.mesh).find(({ match }) => match === undefined)?.split ?? {};
  const versions = Object.entries(split).flatMap(([name, weight]) => {
    const version = versionOf(service, name);
    return version === undefined || weight === 0
      ? []
      : [{ name: addCluster(proxy, version, port.name, plan), weight }];
  });
  const rest = 100 - versions.reduce((sum, { weight }) => sum + weight, 0);
  const own = rest === 0 ? [] : [{ name: addCluster(proxy, service, port.name, plan), weight: rest }];
  const [only] = own;
  return tcpProxy(
    `${service.name}:${port.port}`,
    versions.length === 0 && only !== undefined
      ? { cluster: only.name }
      : { weighted_clusters: { clusters: [...own, ...versions] } },
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
  proxy.networks.add(member.network);
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

import type { Workload } from '../../../model/workload';
import type { Edge } from '../../../passes/edges';
import { aliasesOf } from '../../names';
import { sharedBy } from '../../networks';
import { lowerCluster } from './cluster';
import { exitName } from './egress';
import { exitNetwork, gateIdentity, gateName } from './gate';
import { httpManager } from './http-manager';
import { connectionsTo, type Host, leadRequests, tcpProxy } from './lead';
import type { Message } from './message';
import type { Outside } from './outside';
import { frontsAt, isCalled, type Member, type Plan } from './plan';
import { faultFilters, listener, logsOf, meshPort, type ProxyConfig } from './proxy';
import { towards } from './tls';

/** Somebody whom a member calls by some names, and what waits for that at its proxy. */
interface Call {
  readonly names: readonly string[];
  /** Requests can share a port with those to others: their names tell them apart. */
  readonly hosts: Map<number, readonly Host[]>;
  /** Connections cannot. */
  readonly connections: Map<number, Message>;
}

/** What a member calls at one address of its proxy: the names that it knows there. */
export interface Layer {
  readonly names: readonly string[];
  readonly calls: readonly Call[];
}

/**
 * All that a member calls. Where two would be called at one port, and their names do not tell them apart, the second is at
 * another address: on a network more.
 */
export function callsOf(proxy: ProxyConfig, member: Member, plan: Plan): Layer[] {
  const { project } = plan;
  const edges = project.prepared.edges('compose');
  const calls = [
    ...edges.from(member.workload).flatMap((edge) => callOf(proxy, edge, plan) ?? []),
    ...member.outside.map((outside) => callOutside(proxy, outside, plan)),
  ].sort((a, b) => ((a.names[0] ?? '') < (b.names[0] ?? '') ? -1 : 1));
  const layers: OpenLayer[] = [];
  for (const call of calls) {
    let layer = layers.find((each) => hasRoom(each, call));
    if (layer === undefined) {
      layer = { calls: [], taken: new Map() };
      layers.push(layer);
    }
    layer.calls.push(call);
    for (const port of call.hosts.keys()) layer.taken.set(port, 'requests');
    for (const port of call.connections.keys()) layer.taken.set(port, 'connections');
  }
  return layers.map((each) => ({ names: each.calls.flatMap(({ names }) => names), calls: each.calls }));
}

interface OpenLayer {
  readonly calls: Call[];
  /** What comes to each port. */
  readonly taken: Map<number, 'requests' | 'connections'>;
}

function hasRoom({ taken }: OpenLayer, { hosts, connections }: Call): boolean {
  return (
    [...hosts.keys()].every((port) => taken.get(port) !== 'connections') &&
    [...connections.keys()].every((port) => !taken.has(port))
  );
}

function callOf(proxy: ProxyConfig, { from, to, doors, isWait }: Edge, plan: Plan): Call | undefined {
  if (isWait || from === to) return undefined;
  const callee = plan.members.get(to);
  const call: Call = { names: namesOf(to, plan), hosts: new Map(), connections: new Map() };
  for (const door of doors) {
    // What is said of a member is said of its versions.
    const isCopy = [from, to].some(({ mesh }) => mesh?.versionOf !== undefined);
    if (door.protocol !== 'tcp' && !isCopy) reportProtocol(from, to, door.protocol, plan);
    if (!isCalled(door)) continue;
    if (callee === undefined) call.connections.set(door.port, plainTo(proxy, from, to, door.port, plan));
    else if (plan.speaksAt(to, door.port) === 'tcp') {
      const [front] = frontsAt(to, door.port, plan);
      if (front) call.connections.set(door.port, connectionsTo(proxy, front.service, front.port, plan));
    } else call.hosts.set(door.port, leadRequests(proxy, callee, door.port, plan));
  }
  return call.hosts.size + call.connections.size === 0 ? undefined : call;
}

function namesOf(to: Workload, { project }: Plan): readonly string[] {
  return [to.name, ...aliasesOf(to, project)];
}

/** Somebody who is in no mesh is called as ever, by a name that does not lead back here. */
function plainTo(proxy: ProxyConfig, from: Workload, to: Workload, port: number, plan: Plan): Message {
  const name = `${to.name}:${port}`;
  proxy.networks.add(sharedBy(from, to));
  proxy.clusters.set(name, lowerCluster({ name, host: `${to.name}.plain`, port, speaks: 'tcp' }));
  return tcpProxy(name, { cluster: name }, logsOf('out', plan));
}

/** Whatever is outside is reached by the one proxy that may leave. */
function callOutside(proxy: ProxyConfig, outside: Outside, plan: Plan): Call {
  const { host, port } = outside;
  const name = `${host}:${port}`;
  proxy.networks.add(exitNetwork(plan));
  const socket = towards(gateIdentity('egress', plan), exitName(outside));
  const exit = gateName('egress', plan);
  proxy.clusters.set(name, lowerCluster({ name, host: exit, port: meshPort, speaks: 'tcp', socket }));
  const connection = tcpProxy(name, { cluster: name }, logsOf('out', plan));
  return { names: [host], hosts: new Map(), connections: new Map([[port, connection]]) };
}

/** Listens at one address, in the place of all that are called there. */
export function listenForOwn(proxy: ProxyConfig, { calls }: Layer, host: string, plan: Plan): void {
  const ports = new Map<number, Host[]>();
  for (const call of calls) {
    for (const [port, connection] of call.connections)
      proxy.listeners.push(listener(`${host}:${port}`, host, port, [connection]));
    for (const [port, hosts] of call.hosts) ports.set(port, [...(ports.get(port) ?? []), ...hosts]);
  }
  for (const [port, hosts] of ports) {
    const virtualHosts = virtualHostsOf(hosts);
    const name = `${host}:${port}`;
    const filters = faultFilters(virtualHosts);
    const manager = httpManager({ name, virtualHosts, filters, accessLog: logsOf('out', plan) });
    proxy.listeners.push(listener(name, host, port, [manager]));
  }
}

/** Where there is one alone, it answers to whatever name a request has. */
function virtualHostsOf(hosts: readonly Host[]): Message[] {
  const taken = new Set<string>();
  return hosts.flatMap(({ names, routes }) => {
    const own = names.filter((name) => !taken.has(name));
    for (const name of own) taken.add(name);
    return own.length === 0 ? [] : { name: own.join(' '), domains: hosts.length === 1 ? ['*'] : own, routes };
  });
}

function reportProtocol(from: Workload, to: Workload, protocol: string, { project }: Plan): void {
  project.prepared.report({
    code: 'mesh/impossible',
    message: `"${from.name}" cannot call "${to.name}" over ${protocol.toUpperCase()}: the proxies on Compose carry TCP alone.`,
    origin: from.origin,
    related: [to.origin],
    affected: [{ target: 'compose', object: `services.${from.name}`, pointer: '' }],
    fix: 'Name the port that is called, by a URL, or leave the port out on Compose.',
  });
}

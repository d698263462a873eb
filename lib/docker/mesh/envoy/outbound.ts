import type { Call, Front, Layer, Lead } from '../calls';
import { gateIdentity, gateName } from '../gate';
import type { Plan } from '../plan';
import { exitName } from '../ways-out';
import { lowerCluster } from './cluster';
import { httpManager } from './http-manager';
import { connectionsTo, routesTo, tcpProxy } from './lead';
import type { Message } from './message';
import { faultFilters, listener, logsOf, meshPort, type ProxyConfig } from './proxy';
import { towards } from './tls';

/** Requests by one name, and the routes that they take. */
interface Host {
  readonly names: readonly string[];
  readonly routes: readonly Message[];
}

/** What a proxy does with what its container sends: with requests by their names, with a connection as it is. */
export type Led = readonly Host[] | Message;

/** All that a member calls, with the clusters for it. */
export function lowerLeads(proxy: ProxyConfig, calls: readonly Call[], plan: Plan): ReadonlyMap<Lead, Led> {
  const leads = calls.flatMap((call) => [...call.leads.values()]);
  return new Map(leads.map((lead) => [lead, lowerLead(proxy, lead, plan)]));
}

function lowerLead(proxy: ProxyConfig, lead: Lead, plan: Plan): Led {
  switch (lead.kind) {
    case 'requests':
      return lead.fronts.map((front) => hostOf(proxy, front, plan));
    case 'connections':
      return connectionsTo(proxy, lead.service, lead.port, plan);
    case 'plain':
      return plainTo(proxy, lead, plan);
    case 'exit':
      return outTo(proxy, lead, plan);
  }
}

function hostOf(proxy: ProxyConfig, { names, service, port }: Front, plan: Plan): Host {
  return { names, routes: routesTo(proxy, service, port, plan) };
}

/** By a name that does not lead back here. */
function plainTo(proxy: ProxyConfig, to: Extract<Lead, { kind: 'plain' }>, plan: Plan): Message {
  const { port } = to;
  const name = `${to.name}:${port}`;
  proxy.clusters.set(name, lowerCluster({ name, host: `${to.name}.plain`, port, speaks: 'tcp' }));
  return tcpProxy(name, { cluster: name }, logsOf('out', plan));
}

function outTo(proxy: ProxyConfig, { outside }: Extract<Lead, { kind: 'exit' }>, plan: Plan): Message {
  const name = `${outside.host}:${outside.port}`;
  const socket = towards(gateIdentity('egress', plan), exitName(outside));
  const host = gateName('egress', plan);
  proxy.clusters.set(name, lowerCluster({ name, host, port: meshPort, speaks: 'tcp', socket }));
  return tcpProxy(name, { cluster: name }, logsOf('out', plan));
}

/** Listens at one address, in the place of all that are called there. */
export function listenForOwn(
  proxy: ProxyConfig,
  { calls, address }: Layer & { readonly address: string },
  led: ReadonlyMap<Lead, Led>,
  plan: Plan,
): void {
  const ports = new Map<number, Host[]>();
  for (const call of calls) {
    for (const [port, lead] of call.leads) {
      const to = led.get(lead);
      if (to === undefined) continue;
      if (isHosts(to)) ports.set(port, [...(ports.get(port) ?? []), ...to]);
      else proxy.listeners.push(listener(`${address}:${port}`, address, port, [to]));
    }
  }
  for (const [port, hosts] of ports) {
    const virtualHosts = virtualHostsOf(hosts);
    const name = `${address}:${port}`;
    const filters = faultFilters(virtualHosts);
    const manager = httpManager({ name, virtualHosts, filters, accessLog: logsOf('out', plan) });
    proxy.listeners.push(listener(name, address, port, [manager]));
  }
}

function isHosts(led: Led): led is readonly Host[] {
  return Array.isArray(led);
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

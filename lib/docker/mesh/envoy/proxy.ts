import type { MeshProxy } from '../attached';
import type { Plan } from '../plan';
import { accessLogOf, httpManager } from './http-manager';
import { address, extension, type Message } from './message';

/** The configuration of one proxy while it is made. */
export interface ProxyConfig {
  readonly listeners: Message[];
  /** By name, so that each is there once. */
  readonly clusters: Map<string, Message>;
}

export function beginProxy(): ProxyConfig {
  return { listeners: [], clusters: new Map() };
}

/** Where proxies take what other proxies bring. */
export const meshPort = 15006;
/** Where a proxy says that it is ready, to its own container alone. */
const readyPort = 15021;

/** What is written to the output of the proxy, where the mesh wants it. */
export function logsOf(direction: string, { mesh }: Plan): readonly Message[] {
  return mesh.telemetry?.accessLog === true ? [accessLogOf(direction)] : [];
}

/** What comes to a door; where nobody is refused, also what would be. */
export function logsOfDoor(of: 'http' | 'network', plan: Plan): readonly Message[] {
  const all = logsOf('in', plan);
  return plan.mesh.default === 'audit' ? [...all, accessLogOf('not allowed', wouldBeRefused(of))] : all;
}

function wouldBeRefused(of: 'http' | 'network'): Message {
  const matcher = {
    filter: `envoy.filters.${of}.rbac`,
    path: [{ key: 'shadow_engine_result' }],
    value: { string_match: { exact: 'denied' } },
  };
  return { metadata_filter: { matcher, match_if_key_not_found: false } };
}

export function listener(name: string, host: string, port: number, filters: readonly Message[]): Message {
  return { name, address: address(host, port), filter_chains: [{ filters }] };
}

/** All files of it: one, as Envoy reads it. Its own interface is a socket that nobody outside of the container sees. */
export function printProxy(
  name: string,
  { listeners, clusters }: ProxyConfig,
  plan: Plan,
): MeshProxy['files'] {
  const config = {
    node: { id: name, cluster: plan.mesh.name },
    admin: { address: { pipe: { path: '/tmp/admin.sock', mode: 0o600 } } },
    static_resources: { listeners: [...listeners, ready], clusters: [...clusters.values()] },
  };
  return { 'envoy.json': `${JSON.stringify(config, null, 2)}\n` };
}

const ready: Message = listener('ready', '127.0.0.1', readyPort, [
  httpManager({
    name: 'ready',
    accessLog: [],
    virtualHosts: [
      {
        name: 'ready',
        domains: ['*'],
        routes: [{ match: { path: '/ready' }, direct_response: { status: 200 } }],
      },
    ],
  }),
]);

/** The filter of faults has to be there where a route has one of its own. */
export function faultFilters(virtualHosts: readonly Message[]): readonly Message[] {
  return JSON.stringify(virtualHosts).includes('filters.http.fault.')
    ? [extension('fault', 'extensions.filters.http.fault.v3.HTTPFault')]
    : [];
}

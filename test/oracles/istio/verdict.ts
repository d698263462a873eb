import {
  type Asked,
  entries,
  fits,
  get,
  isAllowed,
  list,
  matches,
  typeOf,
} from '../../docker/mesh/envoy-rules';
import type { Cluster, Pod } from './cluster';

/** What Istio's control plane tells each proxy, as somebody reads it who knows Envoy, and not what Istio was told. */
export interface Told {
  readonly cluster: Cluster;
  /** By the name of the pod: listeners, clusters, routes, endpoints. */
  readonly proxies: ReadonlyMap<string, unknown>;
}

/** The pods that may get a request; or why none does. */
export type Verdict = readonly string[] | 'no such name' | 'no route' | 'refused' | 'forbidden' | 'bad';

/** What becomes of a request that the container of a pod sends. */
export function ask(told: Told, from: string, request: Asked): Verdict {
  const caller = podNamed(told, from);
  if (addressOf(told, caller, request) === undefined) return 'no such name';
  return reach(told, caller, actionFor(told, caller, request), request);
}

/** Of a hundred requests, how many are for whom. */
export function sharesOf(told: Told, from: string, request: Asked): ReadonlyMap<string, number> {
  const caller = podNamed(told, from);
  const clusters = clustersOf(actionFor(told, caller, request));
  const total = clusters.reduce((sum, { weight }) => sum + weight, 0);
  return new Map(clusters.map(({ name, weight }) => [serviceOf(name), (100 * weight) / total]));
}

/** What becomes of a request for a host name that comes to a gateway from outside. */
export function bring(told: Told, gateway: string, request: Asked): Verdict {
  const proxy = told.proxies.get(gateway);
  const listener = list(get(proxy, 'listeners')).find((each) => get(each, 'name') === '0.0.0.0_8080');
  if (listener === undefined) return 'no route';
  const config = configIn(listener);
  return reach(told, podNamed(told, gateway), routeOf(proxy, config, request), request);
}

function addressOf({ cluster }: Told, caller: Pod, { host }: Asked): string | undefined {
  return cluster.services.get(`${host}.${caller.namespace}`);
}

/** Where the proxy beside a container sends a request. */
function actionFor(told: Told, caller: Pod, request: Asked): unknown {
  const proxy = told.proxies.get(caller.name);
  const named = (name: string) =>
    list(get(proxy, 'listeners')).find((each) => get(each, 'name') === `${name}_${request.port}`);
  const listener = named(addressOf(told, caller, request) ?? '') ?? named('0.0.0.0');
  // What nobody knows goes on as it is.
  if (listener === undefined)
    throw new Error(`${caller.name} knows nothing of ${request.host}:${request.port}`);
  const config = configIn(listener);
  return typeOf(config).endsWith('.TcpProxy') ? config : routeOf(proxy, config, request);
}

function configIn(listener: unknown): unknown {
  const [chain] = list(get(listener, 'filter_chains'));
  const [filter] = list(get(chain, 'filters'));
  return get(filter, 'typed_config');
}

function reach(told: Told, caller: Pod, action: unknown, request: Asked): Verdict {
  if (action === undefined) return 'no route';
  const reached = new Set<string>();
  for (const { name } of clustersOf(action)) {
    const verdict = toCluster(told, caller, name, request);
    if (typeof verdict === 'string') return verdict;
    for (const each of verdict) reached.add(each);
  }
  return [...reached];
}

function routeOf(proxy: unknown, manager: unknown, request: Asked): unknown {
  const name = get(get(manager, 'rds'), 'route_config_name');
  const config = list(get(proxy, 'routes')).find((each) => get(each, 'name') === name);
  const hosts = list(get(config, 'virtual_hosts'));
  const authority = `${request.host}:${request.port}`;
  const host = hosts.find((each) =>
    list(get(each, 'domains')).some((domain) => domain === request.host || domain === authority),
  );
  const route = list(get(host, 'routes')).find((each) => fits(get(each, 'match'), request));
  return get(route, 'route');
}

function clustersOf(action: unknown): readonly { readonly name: string; readonly weight: number }[] {
  const one = get(action, 'cluster');
  if (one !== undefined) return [{ name: String(one), weight: 1 }];
  return list(get(get(action, 'weighted_clusters'), 'clusters'))
    .map((each) => ({ name: String(get(each, 'name')), weight: Number(get(each, 'weight') ?? 0) }))
    .filter(({ weight }) => weight > 0);
}

/** `outbound|8080||api.shop.svc.cluster.local` is about the Service `api`. */
function serviceOf(cluster: string): string {
  return cluster.split('|').at(-1)?.split('.')[0] ?? '';
}

/** To every replica, each of which has to be who the caller's proxy takes it for. */
function toCluster(told: Told, caller: Pod, name: string, request: Asked): Verdict {
  const proxy = told.proxies.get(caller.name);
  const cluster = list(get(proxy, 'clusters')).find((each) => get(each, 'name') === name);
  if (cluster === undefined) throw new Error(`there is no cluster ${name}`);
  const load = list(get(proxy, 'endpoints')).find((each) => get(each, 'cluster_name') === name);
  const endpoints = list(get(load, 'endpoints')).flatMap((each) => list(get(each, 'lb_endpoints')));
  const reached: string[] = [];
  for (const each of endpoints) {
    const socket = get(get(get(each, 'endpoint'), 'address'), 'socket_address');
    const pod = told.cluster.pods.find(({ address }) => address === get(socket, 'address'));
    if (pod === undefined) throw new Error(`nobody is at ${JSON.stringify(socket)}`);
    const context = contextFor(cluster, each);
    if (context !== undefined && !expects(context, nameOf(pod))) return 'refused';
    const identity = context === undefined ? undefined : nameOf(caller);
    const verdict = arrive(told, pod, identity, { ...request, at: Number(get(socket, 'port_value')) });
    if (verdict !== 'taken') return verdict;
    reached.push(pod.name);
  }
  return reached.length > 0 ? reached : 'refused';
}

/** How a replica is spoken to; nothing where that is in the clear. */
function contextFor(cluster: unknown, endpoint: unknown): unknown {
  const metadata = get(get(endpoint, 'metadata'), 'filter_metadata');
  const labels = new Map(entries(get(metadata, 'envoy.transport_socket_match')));
  const found = list(get(cluster, 'transport_socket_matches')).find((each) =>
    entries(get(each, 'match')).every(([key, value]) => labels.get(key) === value),
  );
  const config = get(get(found, 'transport_socket'), 'typed_config');
  return typeOf(config).endsWith('UpstreamTlsContext') ? config : undefined;
}

/** What becomes of a request that comes to a pod, from whoever has a certificate, or nobody. */
export function arrive(
  told: Told,
  pod: Pod,
  identity: string | undefined,
  request: Asked,
): 'taken' | 'refused' | 'forbidden' | 'bad' {
  const inbound = list(get(told.proxies.get(pod.name), 'listeners')).find(
    (each) => get(each, 'name') === 'virtualInbound',
  );
  const secured = identity === undefined ? 'raw_buffer' : 'tls';
  const chains = list(get(inbound, 'filter_chains')).filter((each) => {
    const match = get(each, 'filter_chain_match');
    const [port, transport] = [get(match, 'destination_port'), get(match, 'transport_protocol')];
    return (port === undefined || port === request.at) && (transport === undefined || transport === secured);
  });
  // The port says more than what is spoken.
  const chain =
    chains.find((each) => get(get(each, 'filter_chain_match'), 'destination_port') === request.at) ??
    chains.find((each) => get(get(each, 'filter_chain_match'), 'application_protocols') === undefined);
  if (chain === undefined) return 'refused';
  const context = get(get(chain, 'transport_socket'), 'typed_config');
  if (
    identity !== undefined &&
    !(get(context, 'require_client_certificate') === true && expects(context, identity))
  )
    return 'refused';
  for (const filter of list(get(chain, 'filters'))) {
    const config = get(filter, 'typed_config');
    const isRefused = typeOf(config).endsWith('.RBAC') && !isAllowed(config, identity, request);
    if (isRefused) return 'forbidden';
    if (typeOf(config).endsWith('.HttpConnectionManager')) return managed(config, identity, request);
  }
  return 'taken';
}

/** What becomes of a request that a proxy looks into. */
export function managed(
  manager: unknown,
  identity: string | undefined,
  request: Asked,
): 'taken' | 'forbidden' | 'bad' {
  if (get(manager, 'normalize_path') !== true) throw new Error('odd paths pass');
  const hides = /%2f|%5c/i.test(request.path ?? '');
  if (hides && get(manager, 'path_with_escaped_slashes_action') === 'REJECT_REQUEST') return 'bad';
  for (const filter of list(get(manager, 'http_filters'))) {
    const config = get(filter, 'typed_config');
    if (typeOf(config).endsWith('.RBAC') && !isAllowed(config, identity, request)) return 'forbidden';
  }
  return 'taken';
}

/** Whether a certificate with a name is one that somebody trusts. */
function expects(context: unknown, name: string): boolean {
  const common = get(context, 'common_tls_context');
  const validation = get(get(common, 'combined_validation_context'), 'default_validation_context');
  return list(get(validation, 'match_subject_alt_names')).some((each) => matches(each, name));
}

function podNamed({ cluster }: Told, name: string): Pod {
  const pod = cluster.pods.find((each) => each.name === name);
  if (pod === undefined) throw new Error(`there is no pod ${name}`);
  return pod;
}

/** The name in its certificate. */
export function nameOf({ namespace, account }: Pod): string {
  return `spiffe://cluster.local/ns/${namespace}/sa/${account}`;
}

import { parse } from 'yaml';
import { type Asked, entries, fits, get, isAllowed, list, matches, typeOf } from './envoy-rules';

/** A Compose project with proxies of Envoy, as somebody reads it who knows Docker and Envoy, and not what wrote it. */
export interface World {
  readonly services: ReadonlyMap<string, Service>;
}

interface Service {
  readonly name: string;
  /** Network → its address there, where one is said, and the names that it answers to. */
  readonly networks: ReadonlyMap<string, { readonly address?: string; readonly names: readonly string[] }>;
  /** Of a proxy, the name in its certificate, and its configuration. */
  readonly identity?: string;
  readonly config?: unknown;
}

/** The services that may get a request, each with its weight; or why none does. */
export type Verdict =
  | readonly string[]
  | 'no such name'
  | 'no listener'
  | 'no route'
  | 'refused'
  | 'forbidden'
  | 'bad';

export function readWorld(files: ReadonlyMap<string, string>): World {
  const project: unknown = parse(files.get('compose/compose.yaml') ?? '');
  const services = new Map<string, Service>();
  for (const [name, service] of entries(get(project, 'services'))) {
    const networks = new Map(
      entries(get(service, 'networks')).map(([network, joined]) => {
        const address = get(joined, 'ipv4_address');
        const aliases = list(get(joined, 'aliases')).map(String);
        return [
          network,
          { address: address === undefined ? undefined : String(address), names: [name, ...aliases] },
        ];
      }),
    );
    const [mounted] = list(get(service, 'configs')).map((each) => get(each, 'source'));
    const file = get(get(get(project, 'configs'), String(mounted)), 'file');
    const text = files.get(`compose/${String(file).replace('./', '')}`);
    const identity = get(get(service, 'labels'), 'dev.lading.mesh-identity');
    services.set(name, {
      name,
      networks,
      ...(identity !== undefined && { identity: String(identity), config: JSON.parse(text ?? '{}') }),
    });
  }
  return { services };
}

/** What becomes of a request that the container of a service sends. */
export function ask(world: World, from: string, request: Asked): Verdict {
  const caller = must(world.services.get(from));
  const found = resolveName(world, caller, request.host);
  if (found === undefined) return 'no such name';
  if (found.service.config === undefined) return [found.service.name];
  return throughProxy(world, found.service, found.address, request);
}

/** What a proxy does with what comes to it at an address, in the clear. */
export function throughProxy(
  world: World,
  proxy: Service,
  address: string | undefined,
  request: Asked,
): Verdict {
  const listeners = list(get(get(proxy.config, 'static_resources'), 'listeners'));
  const at = (each: unknown) => get(get(each, 'address'), 'socket_address');
  const listener = listeners.find(
    (each) =>
      get(at(each), 'port_value') === request.port &&
      [address, '0.0.0.0'].includes(String(get(at(each), 'address'))),
  );
  if (listener === undefined) return 'no listener';
  const [chain] = list(get(listener, 'filter_chains'));
  if (get(chain, 'transport_socket') !== undefined) return 'refused';
  return filtered(world, proxy, list(get(chain, 'filters')), undefined, request);
}

/** Whoever has a certificate, and stands on a network of a proxy, asks for a door of it. */
export function withCertificate(
  world: World,
  identity: string | undefined,
  to: Service,
  door: string,
  request: Asked,
): Verdict {
  const listeners = list(get(get(to.config, 'static_resources'), 'listeners'));
  const inbound = listeners.find(
    (each) => get(get(get(each, 'address'), 'socket_address'), 'port_value') === 15006,
  );
  if (inbound === undefined) return 'no listener';
  const chain = list(get(inbound, 'filter_chains')).find((each) =>
    list(get(get(each, 'filter_chain_match'), 'server_names')).includes(door),
  );
  const context = get(get(chain, 'transport_socket'), 'typed_config');
  if (context === undefined) return 'refused';
  if (get(context, 'require_client_certificate') !== true || identity === undefined) return 'refused';
  if (!isTrusted(context, identity)) return 'refused';
  return filtered(world, to, list(get(chain, 'filters')), identity, request);
}

/** The names of the doors that a proxy opens to others. */
export function doorsOf({ config }: Service): string[] {
  return list(get(get(config, 'static_resources'), 'listeners')).flatMap((listener) =>
    list(get(listener, 'filter_chains')).flatMap((chain) =>
      list(get(get(chain, 'filter_chain_match'), 'server_names')).map(String),
    ),
  );
}

function isTrusted(context: unknown, identity: string): boolean {
  const common = get(context, 'common_tls_context');
  const versions = get(common, 'tls_params');
  if (get(versions, 'tls_minimum_protocol_version') !== 'TLSv1_3') throw new Error('older TLS');
  const validation = get(get(common, 'combined_validation_context'), 'default_validation_context');
  return list(get(validation, 'match_typed_subject_alt_names')).some(
    (each) => get(each, 'san_type') === 'URI' && matches(get(each, 'matcher'), identity),
  );
}

function filtered(
  world: World,
  proxy: Service,
  filters: readonly unknown[],
  identity: string | undefined,
  request: Asked,
): Verdict {
  for (const filter of filters) {
    const config = get(filter, 'typed_config');
    const type = typeOf(config);
    if (type.endsWith('.RBAC')) {
      if (!isAllowed(config, identity, request)) return 'forbidden';
    } else if (type.endsWith('.TcpProxy')) return onward(world, proxy, config, request);
    else if (type.endsWith('.HttpConnectionManager')) return managed(world, proxy, config, identity, request);
    else throw new Error(`nobody knows the filter ${type}`);
  }
  throw new Error('a chain without an end');
}

function managed(
  world: World,
  proxy: Service,
  manager: unknown,
  identity: string | undefined,
  request: Asked,
): Verdict {
  if (/%2f|%5c/i.test(request.path ?? '')) {
    if (get(manager, 'path_with_escaped_slashes_action') !== 'REJECT_REQUEST')
      throw new Error('slashes pass');
    return 'bad';
  }
  if (get(manager, 'normalize_path') !== true || get(manager, 'merge_slashes') !== true)
    throw new Error('odd paths pass');
  for (const filter of list(get(manager, 'http_filters'))) {
    const config = get(filter, 'typed_config');
    if (typeOf(config).endsWith('.RBAC') && !isAllowed(config, identity, request)) return 'forbidden';
  }
  const hosts = list(get(get(manager, 'route_config'), 'virtual_hosts'));
  const named = (name: string) => hosts.find((host) => list(get(host, 'domains')).includes(name));
  const host = named(request.host) ?? named('*');
  if (host === undefined) return 'no route';
  const route = list(get(host, 'routes')).find((each) => fits(get(each, 'match'), request));
  return route === undefined ? 'no route' : onward(world, proxy, get(route, 'route'), request);
}

/** Every cluster that may get it, one after the other: all of them have to answer alike. */
function onward(world: World, proxy: Service, action: unknown, request: Asked): Verdict {
  const weighted = list(get(get(action, 'weighted_clusters'), 'clusters'))
    .filter((each) => Number(get(each, 'weight')) > 0)
    .map((each) => get(each, 'name'));
  const names = get(action, 'cluster') === undefined ? weighted : [get(action, 'cluster')];
  const reached = new Set<string>();
  for (const name of names) {
    const verdict = toCluster(world, proxy, String(name), request);
    if (typeof verdict === 'string') return verdict;
    for (const each of verdict) reached.add(each);
  }
  return [...reached];
}

function toCluster(world: World, proxy: Service, name: string, request: Asked): Verdict {
  const clusters = list(get(get(proxy.config, 'static_resources'), 'clusters'));
  const cluster = clusters.find((each) => get(each, 'name') === name);
  const [group] = list(get(get(cluster, 'load_assignment'), 'endpoints'));
  const [endpoint] = list(get(group, 'lb_endpoints'));
  const socket = get(get(get(endpoint, 'endpoint'), 'address'), 'socket_address');
  if (socket === undefined) throw new Error(`there is no cluster ${name}`);
  const host = String(get(socket, 'address'));
  const found = resolveName(world, proxy, host) ?? atAddress(world, proxy, host);
  const context = get(get(cluster, 'transport_socket'), 'typed_config');
  if (found === undefined)
    return context === undefined ? [`outside ${host}:${get(socket, 'port_value')}`] : 'no such name';
  if (found.service === proxy) throw new Error(`${proxy.name} leads to itself`);
  if (context === undefined) return [found.service.name];
  if (found.service.identity === undefined || !isTrusted(context, found.service.identity)) return 'refused';
  return withCertificate(world, proxy.identity, found.service, String(get(context, 'sni')), request);
}

/** Whom Docker's name server names to somebody: services on a network of its own, and itself. */
function resolveName(world: World, asking: Service, name: string) {
  for (const [network] of asking.networks) {
    for (const service of world.services.values()) {
      const joined = service.networks.get(network);
      if (joined?.names.includes(name)) return { service, address: joined.address };
    }
  }
  return undefined;
}

function atAddress(world: World, asking: Service, address: string) {
  for (const [network] of asking.networks)
    for (const service of world.services.values())
      if (service.networks.get(network)?.address === address) return { service, address };
  return undefined;
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is not there');
  return value;
}

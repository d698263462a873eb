import type { HashKey, Outlier, Pool, Upstream } from '../../../model/mesh';
import type { Spoken } from '../../../passes/spoken';
import { address, extension, type Message, printTime, typed } from './message';

/** Where a proxy sends requests or connections. */
export interface Cluster {
  readonly name: string;
  /** An address, or a name that Docker knows. */
  readonly host: string;
  readonly port: number;
  readonly speaks: Spoken;
  readonly socket?: Message;
  readonly upstream?: Partial<Upstream>;
}

/** As many as there are: Envoy would refuse the next beyond some thousand, and nobody has asked for that. */
const unlimited = 4294967295;

export function lowerCluster({ name, host, port, speaks, socket, upstream = {} }: Cluster): Message {
  const isAddress = /^[0-9.]+$/.test(host);
  const { loadBalancing, outlier, pool = {}, warmup } = upstream;
  return {
    name,
    ...(isAddress ? { type: 'STATIC' } : byName),
    connect_timeout: printTime(pool.connectTimeout ?? 5000),
    ...lowerBalancing(loadBalancing?.type, warmup),
    load_assignment: {
      cluster_name: name,
      endpoints: [{ lb_endpoints: [{ endpoint: { address: address(host, port) } }] }],
    },
    circuit_breakers: { thresholds: [lowerLimits(pool)] },
    ...(outlier && lowerOutlier(outlier)),
    ...(speaks !== 'tcp' && protocolOf(speaks, pool)),
    ...(socket && { transport_socket: socket }),
  };
}

/** It starts before those whom it leads to: waiting for their names would keep everybody waiting for each other. */
const byName: Message = {
  wait_for_warm_on_init: false,
  cluster_type: extension('envoy.cluster.dns', 'extensions.clusters.dns.v3.DnsCluster', {
    dns_refresh_rate: '2s',
    dns_lookup_family: 'V4_ONLY',
  }),
};

const policies = {
  'round-robin': 'ROUND_ROBIN',
  'least-request': 'LEAST_REQUEST',
  random: 'RANDOM',
  hash: 'RING_HASH',
} as const;

function lowerBalancing(type: keyof typeof policies | undefined, warmup: number | undefined): Message {
  const lowered: Message = type === undefined ? {} : { lb_policy: policies[type] };
  if (warmup === undefined) return lowered;
  const config = { slow_start_config: { slow_start_window: printTime(warmup) } };
  return {
    ...lowered,
    [type === 'least-request' ? 'least_request_lb_config' : 'round_robin_lb_config']: config,
  };
}

function lowerLimits({ maxConnections, maxPendingRequests, maxRequests }: Pool): Message {
  return {
    max_connections: maxConnections ?? unlimited,
    max_pending_requests: maxPendingRequests ?? unlimited,
    max_requests: maxRequests ?? unlimited,
    max_retries: unlimited,
  };
}

/** Of one replica, one may be left alone: then whoever asks is told so at once. */
function lowerOutlier({
  consecutiveErrors = 5,
  interval,
  ejectionTime,
  maxEjectionPercent,
}: Outlier): Message {
  return {
    outlier_detection: {
      consecutive_5xx: consecutiveErrors,
      ...(interval !== undefined && { interval: printTime(interval) }),
      ...(ejectionTime !== undefined && { base_ejection_time: printTime(ejectionTime) }),
      ...(maxEjectionPercent !== undefined && { max_ejection_percent: maxEjectionPercent }),
      always_eject_one_host: true,
    },
    common_lb_config: { healthy_panic_threshold: { value: 0 } },
  };
}

const protocolOptions = 'extensions.upstreams.http.v3.HttpProtocolOptions';

function protocolOf(speaks: 'http' | 'grpc', { maxRequestsPerConnection, idleTimeout }: Pool): Message {
  const common = {
    ...(idleTimeout !== undefined && { idle_timeout: printTime(idleTimeout) }),
    ...(maxRequestsPerConnection !== undefined && { max_requests_per_connection: maxRequestsPerConnection }),
  };
  return {
    typed_extension_protocol_options: {
      [`envoy.${protocolOptions}`]: typed(protocolOptions, {
        ...(Object.keys(common).length > 0 && { common_http_protocol_options: common }),
        explicit_http_config: {
          [speaks === 'grpc' ? 'http2_protocol_options' : 'http_protocol_options']: {},
        },
      }),
    },
  };
}

export function hashPolicy({ loadBalancing }: Partial<Upstream>): Message {
  return loadBalancing?.type === 'hash' ? { hash_policy: [lowerHash(loadBalancing.by)] } : {};
}

function lowerHash(by: HashKey): Message {
  if ('header' in by) return { header: { header_name: by.header } };
  if ('cookie' in by) return { cookie: { name: by.cookie, ttl: printTime(by.ttl) } };
  return { connection_properties: { source_ip: true } };
}

import type { HashKey, LoadBalancing, Mesh, Outlier, Pool, Upstream } from '../../../model/mesh';
import type { Service } from '../../../model/service';
import { onTarget } from '../../../model/views';
import type { Prepared } from '../../../passes/prepare';
import { lowerMetadata } from '../../metadata';
import type { PlannedObject } from '../../planned';
import { upstreamsOf } from '../upstreams-of';
import { hostOf } from './hosts';
import { printTime } from './time';

const apiVersion = 'networking.istio.io/v1';
const kind = 'DestinationRule';

/** How connections are made, for each Service that somebody says it of, and for its versions. */
export function planDestinationRules(mesh: Mesh): PlannedObject[] {
  return mesh.services.flatMap((service) => {
    const said = upstreamsOf(service, mesh);
    if (said.to === undefined || !service.targets.includes('kubernetes')) return [];
    return {
      id: `${kind}-${service.name}`,
      apiVersion,
      kind,
      name: service.name,
      namespace: service.chart.namespace,
      lower: (prepared) => ({
        apiVersion,
        kind,
        metadata: lowerMetadata(service),
        spec: {
          host: hostOf(service),
          trafficPolicy: lowerPolicy(upstreamsOf(service, mesh), fewestBehind(service, prepared)),
        },
      }),
    };
  });
}

/** How many replicas there are at the least; one where nobody knows. */
function fewestBehind({ selects }: Service, prepared: Prepared): number {
  const workload = prepared.completed(onTarget(selects, 'kubernetes'), 'kubernetes');
  const scale = 'scale' in workload ? workload.scale : undefined;
  return Math.max(1, scale === undefined ? 1 : scale.type === 'fixed' ? scale.replicas : scale.min);
}

function lowerPolicy(
  { loadBalancing, locality, pool, outlier, warmup }: Partial<Upstream>,
  replicas: number,
): object {
  const policy: Record<string, unknown> = {};
  const balancer: Record<string, unknown> = loadBalancing === undefined ? {} : lowerBalancing(loadBalancing);
  if (locality !== undefined) balancer.localityLbSetting = { enabled: locality === 'prefer-local' };
  if (warmup !== undefined) balancer.warmup = { duration: printTime(warmup) };
  if (Object.keys(balancer).length > 0) policy.loadBalancer = balancer;
  if (pool !== undefined) policy.connectionPool = lowerPool(pool);
  // Replicas nearby come first only where it is known which ones answer.
  const watched = outlier ?? (locality === 'prefer-local' ? {} : undefined);
  if (watched !== undefined) policy.outlierDetection = lowerOutlier(watched, replicas);
  return policy;
}

const simple = { 'round-robin': 'ROUND_ROBIN', 'least-request': 'LEAST_REQUEST', random: 'RANDOM' } as const;

function lowerBalancing(balancing: LoadBalancing): Record<string, unknown> {
  if (balancing.type === 'hash') return { consistentHash: lowerHash(balancing.by) };
  return { simple: simple[balancing.type] };
}

function lowerHash(by: HashKey): object {
  if ('header' in by) return { httpHeaderName: by.header };
  if ('cookie' in by) return { httpCookie: { name: by.cookie, ttl: printTime(by.ttl) } };
  return { useSourceIp: true };
}

function lowerPool(pool: Pool): object {
  const tcp: Record<string, unknown> = {};
  const http: Record<string, unknown> = {};
  if (pool.maxConnections !== undefined) tcp.maxConnections = pool.maxConnections;
  if (pool.connectTimeout !== undefined) tcp.connectTimeout = printTime(pool.connectTimeout);
  if (pool.maxPendingRequests !== undefined) http.http1MaxPendingRequests = pool.maxPendingRequests;
  if (pool.maxRequests !== undefined) http.http2MaxRequests = pool.maxRequests;
  if (pool.maxRequestsPerConnection !== undefined)
    http.maxRequestsPerConnection = pool.maxRequestsPerConnection;
  if (pool.idleTimeout !== undefined) http.idleTimeout = printTime(pool.idleTimeout);
  const lowered: Record<string, unknown> = {};
  if (Object.keys(tcp).length > 0) lowered.tcp = tcp;
  if (Object.keys(http).length > 0) lowered.http = http;
  return lowered;
}

/** Percent, where nobody says it: as Envoy has it. */
const mostEjected = 10;

/** One may always be left alone: a tenth of nine replicas is nobody, and Istio has no word for one at the least. */
function lowerOutlier(
  { consecutiveErrors = 5, interval, ejectionTime, maxEjectionPercent = mostEjected }: Outlier,
  replicas: number,
): object {
  const lowered: Record<string, unknown> = { consecutive5xxErrors: consecutiveErrors };
  if (interval !== undefined) lowered.interval = printTime(interval);
  if (ejectionTime !== undefined) lowered.baseEjectionTime = printTime(ejectionTime);
  lowered.maxEjectionPercent = Math.max(maxEjectionPercent, Math.ceil(100 / replicas));
  return lowered;
}

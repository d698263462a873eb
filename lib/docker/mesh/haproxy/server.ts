import type { Pool } from '../../../model/mesh';
import { printTime } from './text';

/** Whoever has a name has no address yet when those start who call it. */
export const byName = 'resolvers docker resolve-prefer ipv4 init-addr none';

/** What is too much for whom a backend leads to: it waits. */
export function limitsOf(pool: Pool = {}): string[] {
  const { maxConnections, maxRequests, maxPendingRequests, maxRequestsPerConnection, idleTimeout } = pool;
  // A connection carries one request at a time.
  const most = Math.min(maxConnections ?? Number.POSITIVE_INFINITY, maxRequests ?? Number.POSITIVE_INFINITY);
  return [
    ...(Number.isFinite(most) ? [`maxconn ${most}`] : []),
    ...(maxPendingRequests !== undefined ? [`maxqueue ${maxPendingRequests}`] : []),
    ...(maxRequestsPerConnection !== undefined ? [`max-reuse ${maxRequestsPerConnection - 1}`] : []),
    ...(idleTimeout !== undefined ? [`pool-purge-delay ${printTime(idleTimeout)}`] : []),
  ];
}

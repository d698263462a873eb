import { isPlainObject } from '../../model/json';
import { values } from './domain';
import { type Duration, duration, positiveDuration } from './duration';
import { isToken } from './http-request';
import { object, required } from './shape';
import { either, integer, isString, matching, oneOf, otherwise } from './shapes';

/** How connections to a member are made. */
export interface UpstreamProps {
  /** Which replica a request goes to. Default: the backend's own. */
  readonly loadBalancing?: 'round-robin' | 'least-request' | 'random' | { readonly hash: HashProps };
  /** Whether replicas nearby come first. Default: the backend's own. */
  readonly locality?: 'prefer-local' | 'any';
  /** What is too much for one replica. Default: none. */
  readonly pool?: PoolProps;
  /** When a replica is left alone for a while. Default: never. */
  readonly outlier?: OutlierProps;
  /** For how long a new replica gets less, `'30s'`. Default: none. */
  readonly warmup?: Duration;
}

/** What stays the same leads to the same replica: a header, a cookie (which is made where it is missing), or the caller's address. */
export type HashProps =
  | 'source'
  | { readonly header: string; readonly cookie?: never; readonly ttl?: never }
  | {
      readonly cookie: string;
      /** How long the browser keeps it, `'1h'`. Default: until it is closed. */
      readonly ttl?: Duration;
      readonly header?: never;
    };

export interface PoolProps {
  readonly maxConnections?: number;
  /** Requests that wait for a connection. */
  readonly maxPendingRequests?: number;
  /** Requests at once. */
  readonly maxRequests?: number;
  readonly maxRequestsPerConnection?: number;
  /** How long it may take to connect, `'2s'`. Default: the proxy's. */
  readonly connectTimeout?: Duration;
  /** How long a connection is kept without a request, `'1m'`. Default: the proxy's. */
  readonly idleTimeout?: Duration;
}

export interface OutlierProps {
  /** How many in a row. Default: 5. */
  readonly consecutiveErrors?: number;
  /** How often replicas are looked at. Default: 10 s. */
  readonly interval?: Duration;
  /** For how long, the first time. Default: 30 s. */
  readonly ejectionTime?: Duration;
  /** How many percent of the replicas at the most, but one at the least. Default: 10. */
  readonly maxEjectionPercent?: number;
}

const header = matching("the name of a header, such as 'x-tenant'", isToken, values(['x-tenant'], ['a']));

const hash = either(
  { when: isString, shape: oneOf(['source']) },
  {
    when: (value) => isPlainObject(value) && 'cookie' in value,
    shape: object<{ cookie: string; ttl?: Duration }>(
      { cookie: required(header), ttl: duration },
      '{ cookie, ttl? }',
    ),
  },
  { when: otherwise, shape: object<{ header: string }>({ header: required(header) }, '{ header }') },
);

export const upstreamShape = object<UpstreamProps>({
  loadBalancing: either(
    { when: isString, shape: oneOf(['round-robin', 'least-request', 'random']) },
    { when: otherwise, shape: object<{ hash: HashProps }>({ hash: required(hash) }, '{ hash }') },
  ),
  locality: oneOf(['prefer-local', 'any']),
  pool: object<PoolProps>(
    {
      maxConnections: integer(1),
      maxPendingRequests: integer(1),
      maxRequests: integer(1),
      maxRequestsPerConnection: integer(1),
      connectTimeout: positiveDuration,
      idleTimeout: positiveDuration,
    },
    '{ maxConnections?, maxPendingRequests?, maxRequests?, maxRequestsPerConnection?, connectTimeout?, idleTimeout? }',
  ),
  outlier: object<OutlierProps>(
    {
      consecutiveErrors: integer(1),
      interval: positiveDuration,
      ejectionTime: positiveDuration,
      maxEjectionPercent: integer(1, 100),
    },
    '{ consecutiveErrors?, interval?, ejectionTime?, maxEjectionPercent? }',
  ),
  warmup: positiveDuration,
});

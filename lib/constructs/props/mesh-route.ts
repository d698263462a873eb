import { isPlainObject } from '../../model/json';
import { values } from './domain';
import { type Duration, positiveDuration } from './duration';
import {
  type HttpRequestProps,
  headerList,
  headerValues,
  httpRequest,
  requestHost,
  requestPath,
} from './http-request';
import { nameOf, object, rejected, required, type Shape, wrongValue } from './shape';
import { integer, matching, nonEmptyList, oneOf, record } from './shapes';
import { somePortName } from './some-text';

/** How requests to a member travel: those that fit `match`, or all of them. */
export interface MeshRouteProps<V extends string = string> {
  /** Name of the Service's port. Default: its first of TCP. */
  readonly port?: string;
  /** The requests that are meant. Default: all. Of several routes to one member the first that fits counts. */
  readonly match?: HttpRequestProps;
  /** Version → percent of the requests; the member itself keeps the rest. Default: all go to the member. */
  readonly split?: [V] extends [never] ? never : { readonly [P in V]?: number };
  /** For the whole request, retries included, `'5s'`. Default: none. */
  readonly timeout?: Duration;
  /** Default: nothing is sent twice. */
  readonly retry?: RetryProps;
  /** A version that gets a copy of some requests; what it answers nobody reads. */
  readonly mirror?: { readonly to: V; readonly percent?: number };
  /** What goes wrong on purpose. */
  readonly fault?: FaultProps;
  /** What the member sees in place of what was asked. */
  readonly rewrite?: { readonly path?: string; readonly host?: string };
  readonly headers?: { readonly request?: HeaderChangesProps; readonly response?: HeaderChangesProps };
}

export interface RetryProps {
  /** How often beside the first try. */
  readonly attempts: number;
  /** How long one try may take, `'500ms'`. Default: as long as the whole request may take. */
  readonly perTryTimeout?: Duration;
  /** What counts as failed, in Envoy's words: `['5xx', 'reset']`. Default: connections that fail, and 503. */
  readonly on?: readonly string[];
  /**
   * `idempotent`: what can be sent twice without harm, by its HTTP method: GET, HEAD, OPTIONS, TRACE, PUT and DELETE; of gRPC
   * nothing. Default: `idempotent`.
   */
  readonly methods?: 'idempotent' | 'all';
}

export interface FaultProps {
  /** How long requests wait, `'2s'`, and of how many percent. Default: none does. */
  readonly delay?: {
    /** `'2s'` */
    readonly duration: Duration;
    /** Default: 100. */
    readonly percent?: number;
  };
  readonly abort?: { readonly status: number; readonly percent?: number };
}

export interface HeaderChangesProps {
  readonly set?: Readonly<Record<string, string>>;
  readonly add?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
}

const percent = integer(0, 100);
const someVersion = matching('the name of a version', (value) => value !== '', values(['v2'], []));
const versionNames = {
  expected: 'the name of a version',
  usual: ['v2'],
  edge: [],
  accepts: (key: string) => key !== '',
};
const shares = record(percent, versionNames);

/** The member itself keeps what is left, so that there has to be something, or nothing, left. */
const split: Shape = {
  ...shares,
  check(value, at, report) {
    const checked = shares.check(value, at, report);
    if (!isPlainObject(checked)) return checked;
    const sum = Object.values(checked).reduce<number>((all, each) => all + Number(each), 0);
    if (sum <= 100) return checked;
    report(wrongValue(`${nameOf(at)} gives away ${sum} percent, but there are 100.`, at));
    return rejected;
  },
};

const words = [
  ...['5xx', 'gateway-error', 'reset', 'connect-failure', 'retriable-4xx', 'refused-stream'],
  ...['cancelled', 'deadline-exceeded', 'resource-exhausted', 'unavailable'],
];

const retry = object<RetryProps>(
  {
    attempts: required(integer(0, 100)),
    perTryTimeout: positiveDuration,
    on: nonEmptyList(oneOf(words)),
    methods: oneOf(['idempotent', 'all']),
  },
  '{ attempts, perTryTimeout?, on?, methods? }',
);

const headerChanges = object<HeaderChangesProps>(
  { set: headerValues, add: headerValues, remove: headerList },
  '{ set?, add?, remove? }',
);

export const meshRouteShape = object<MeshRouteProps>({
  port: somePortName,
  match: httpRequest,
  split,
  timeout: positiveDuration,
  retry,
  mirror: object<NonNullable<MeshRouteProps['mirror']>>(
    { to: required(someVersion), percent: integer(1, 100) },
    '{ to, percent? }',
  ),
  fault: object<FaultProps>(
    {
      delay: object<NonNullable<FaultProps['delay']>>(
        { duration: required(positiveDuration), percent: integer(1, 100) },
        '{ duration, percent? }',
      ),
      abort: object<NonNullable<FaultProps['abort']>>(
        { status: required(integer(200, 599)), percent: integer(1, 100) },
        '{ status, percent? }',
      ),
    },
    '{ delay?, abort? }',
  ),
  rewrite: object<NonNullable<MeshRouteProps['rewrite']>>(
    { path: requestPath, host: requestHost },
    '{ path?, host? }',
  ),
  headers: object<NonNullable<MeshRouteProps['headers']>>(
    { request: headerChanges, response: headerChanges },
    '{ request?, response? }',
  ),
});

import type { GrpcRequest, HttpRequest } from '../../model/mesh';
import { values } from './domain';
import { object, type PropsTable, required } from './shape';
import { matching, nonEmptyList, oneOf, record } from './shapes';
import { somePortName } from './some-text';

/** Requests of HTTP: those that fit all that is said. */
export interface HttpRequestProps {
  /** `['GET', 'HEAD']`. Default: any. */
  readonly methods?: readonly string[];
  /** `/items`. Default: any. */
  readonly path?: string;
  /** `Prefix`: the path itself, and all that is below it. Default: `Prefix`. */
  readonly pathType?: 'Prefix' | 'Exact';
  /** The name that the request is sent to. Default: any. */
  readonly host?: string;
  /** Name → value, exactly. Default: any. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls of gRPC. */
export interface GrpcRequestProps {
  /** With its package: `acme.shop.Payments`. */
  readonly service: string;
  /** Default: all. */
  readonly methods?: readonly string[];
}

/** What alone one workload asks of another, and at which port. */
export interface AskProps {
  /** Name of the Service's port. Default: its first of TCP. */
  readonly port?: string;
  readonly http?: readonly HttpRequestProps[];
  readonly grpc?: readonly GrpcRequestProps[];
}

/** What headers and cookies can be called. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(text);
}

const method = matching(
  "a method of HTTP, such as 'GET'",
  (value) => /^[A-Z]{1,32}$/.test(value),
  values(['GET', 'POST', 'PUT', 'DELETE', 'HEAD'], ['PROPFIND']),
  (value) => (typeof value === 'string' ? { suggestion: value.toUpperCase() } : undefined),
);
export const requestPath = matching(
  "a path that begins with '/', without '*', '?' and '#'",
  (value) => /^\/[^\s*?#{}\\%]*$/.test(value) && !/\/\/|\/\.{1,2}(?:\/|$)/.test(value),
  values(['/', '/items', '/v1/items'], ['/items/', '/a-b_c.d~e']),
);
export const requestHost = matching(
  'a host name',
  (value) => /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(value),
  values(['api', 'api.acme.dev'], ['a']),
);
const headerNames = {
  expected: "the name of a header, such as 'x-tenant'",
  usual: ['x-tenant', 'x-debug'],
  edge: ['a', 'X-Tenant'],
  accepts: isToken,
};
export const headerValues = record(
  matching(
    'a text of one line',
    (value) => /^[\t\x20-\x7e]+$/.test(value),
    values(['acme', '1'], ['a b', '"x"', 'a=b;c']),
  ),
  headerNames,
);
export const headerList = nonEmptyList(
  matching(headerNames.expected, headerNames.accepts, values(headerNames.usual, headerNames.edge)),
);

const httpRequestProps: PropsTable<HttpRequestProps> = {
  methods: nonEmptyList(method),
  path: requestPath,
  pathType: oneOf(['Prefix', 'Exact']),
  host: requestHost,
  headers: headerValues,
};
export const httpRequest = object<HttpRequestProps>(
  httpRequestProps,
  '{ methods?, path?, pathType?, host?, headers? }',
);

const grpcName = (expected: string) =>
  matching(
    expected,
    (value) => /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/.test(value),
    values(['acme.shop.Payments', 'Charge'], ['A', 'a_1']),
  );
const grpcRequest = object<GrpcRequestProps>(
  {
    service: required(grpcName("a service of gRPC with its package, such as 'acme.shop.Payments'")),
    methods: nonEmptyList(grpcName("a method of gRPC, such as 'Charge'")),
  },
  '{ service, methods? }',
);

export const askShape = object<AskProps>(
  { port: somePortName, http: nonEmptyList(httpRequest), grpc: nonEmptyList(grpcRequest) },
  '{ port?, http?, grpc? }',
);

/** What a pattern of requests is, in the words of the model. */
export function requestOf({ path, pathType, ...others }: HttpRequestProps): HttpRequest {
  // With keys behind those of a spread, Node 20 makes a new shape of object for each.
  return path === undefined ? others : Object.assign(others, { path, pathType: pathType ?? 'Prefix' });
}

export function grpcRequestOf({ service, methods }: GrpcRequestProps): GrpcRequest {
  return { service, methods };
}

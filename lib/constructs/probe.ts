import type { TextValue } from './to-model/text';

/** A time: a number of seconds, or a string such as `'500ms'`, `'10s'`, `'1m30s'`, `'1h'`. */
export type Duration = number | string;

/** How often and how patiently a probe asks. */
export interface ProbeTiming {
  /** Time before the first question. Default: none. */
  readonly initialDelay?: Duration;
  /** Time between questions. Default: 10 s. */
  readonly period?: Duration;
  /** Time to wait for an answer. Default: 1 s. */
  readonly timeout?: Duration;
  /** Failures in a row until the probe has failed. Default: 3. */
  readonly failureThreshold?: number;
  /** Successes in a row until a failed readiness probe has recovered. Default: 1, which the other kinds require. */
  readonly successThreshold?: number;
  /** Time to stop when this liveness or startup probe has failed. Default: the workload's `stopGracePeriod`. */
  readonly terminationGracePeriod?: Duration;
}

/** Where an HTTP probe asks, and how often. */
export interface HttpGetOptions extends ProbeTiming {
  /** Number or name of the port. Default: the container's first. */
  readonly port?: number | string;
  /** Default: `HTTP`. Certificates are not verified. */
  readonly scheme?: 'HTTP' | 'HTTPS';
  /** Headers of the request, by name. */
  readonly headers?: Readonly<Record<string, TextValue>>;
}

/** Where a TCP probe asks, and how often. */
export interface TcpOptions extends ProbeTiming {
  /** Number or name of the port. Default: the container's first. */
  readonly port?: number | string;
}

/** What a gRPC probe asks, where, and how often. */
export interface GrpcOptions extends TcpOptions {
  /** The service to ask about, as the gRPC health protocol names it. Default: the server as a whole. */
  readonly service?: string;
}

/** A question that tells whether a container has started, is ready for traffic, or is alive. */
export type ProbeProps =
  | ({ readonly type: 'httpGet'; readonly path: string } & HttpGetOptions)
  | ({ readonly type: 'tcp' } & TcpOptions)
  | ({ readonly type: 'exec'; readonly command: readonly TextValue[] } & ProbeTiming)
  | ({ readonly type: 'grpc' } & GrpcOptions);

/** Asks by HTTP; every status from 200 to 399 is a yes. On Compose the image needs a `healthTool`. */
export function httpGet(
  path: string,
  options: HttpGetOptions = {},
): { readonly type: 'httpGet'; readonly path: string } & HttpGetOptions {
  return { type: 'httpGet', path, ...options };
}

/** Asks by opening a TCP connection. On Compose the image needs a `healthTool`. */
export function tcp(options: TcpOptions = {}): { readonly type: 'tcp' } & TcpOptions {
  return { type: 'tcp', ...options };
}

/** Asks by running a command inside the container; exit code 0 is a yes. Both targets run it as it is, without a shell. */
export function exec(
  command: readonly TextValue[],
  options: ProbeTiming = {},
): { readonly type: 'exec'; readonly command: readonly TextValue[] } & ProbeTiming {
  return { type: 'exec', command, ...options };
}

/** Asks by the gRPC health checking protocol. On Compose it needs a `healthCommand`. */
export function grpc(options: GrpcOptions = {}): { readonly type: 'grpc' } & GrpcOptions {
  return { type: 'grpc', ...options };
}

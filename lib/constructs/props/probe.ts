import { commandLine } from './command';
import { type Keys, values } from './domain';
import { type Duration, duration, positiveDuration } from './duration';
import { asPath } from './guess';
import { asProbe } from './guess-helper';
import { guarded, object, type PropsTable, required } from './shape';
import {
  anything,
  either,
  integer,
  isFalse,
  isNumber,
  matching,
  nonEmptyString,
  oneOf,
  otherwise,
  portNumber,
  record,
  tagged,
  text,
} from './shapes';
import { somePortName } from './some-text';
import type { TextValue } from './text';

/** How often and how patiently a probe asks. */
export interface ProbeTiming {
  /** Time before the first question, `'5s'`. Default: none. */
  readonly initialDelay?: Duration;
  /** Time between questions. Default: 10 s. */
  readonly period?: Duration;
  /** Time to wait for an answer. Default: 1 s. */
  readonly timeout?: Duration;
  /** Failures in a row until the probe has failed. Default: 3. */
  readonly failureThreshold?: number;
  /** Successes in a row until a failed readiness probe has recovered. Default: 1, which the other kinds require. */
  readonly successThreshold?: number;
  /** Time to stop when this liveness or startup probe has failed, `'30s'`. Default: the workload's `stopGracePeriod`. */
  readonly terminationGracePeriod?: Duration;
}

/** Where an HTTP probe asks, and how often. */
export interface HttpGetOptions extends ProbeTiming {
  /** Number or name of the port. Default: the container's first. */
  readonly port?: number | string;
  /** Default: `HTTP`. Certificates are not verified. */
  readonly scheme?: 'HTTP' | 'HTTPS';
  /** Headers of the request, by name: letters, digits and `-`. */
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

const timing: PropsTable<ProbeTiming> = {
  initialDelay: duration,
  period: positiveDuration,
  timeout: positiveDuration,
  failureThreshold: integer(1),
  successThreshold: integer(1),
  terminationGracePeriod: duration,
};

export const portNumberOrName = either(
  { when: isNumber, shape: portNumber },
  { when: otherwise, shape: somePortName },
);
/** Where an HTTP question goes; host, port and scheme have a place of their own. */
export const urlPath = matching(
  "a path without spaces, such as '/ready', and not a whole URL",
  (value) => /^[\x21-\x7e\u0080-\uffff]+$/.test(value) && !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(value),
  values(['/ready'], ['/', 'ready', '?a=b', '/a?b=$c#d', '/%zz', '/é', '/${X}', '/a//b', '/\\"', '/a:b']),
  asPath,
);
const headerName: Keys = {
  expected: 'letters, digits and `-`',
  usual: ['X-Probe'],
  edge: ['Host', '-', '1', 'a'.repeat(200)],
  accepts: (name) => /^[-A-Za-z\d]+$/.test(name),
};
export const scheme = oneOf(['HTTP', 'HTTPS']);
export const command = required(commandLine);

/** The member of a union that a `type` tells. */
export type Of<T, Type> = Extract<T, { readonly type: Type }>;

const probes = {
  httpGet: object<Of<ProbeProps, 'httpGet'>>({
    type: anything,
    path: required(urlPath),
    port: portNumberOrName,
    scheme,
    headers: record(text, headerName),
    ...timing,
  }),
  tcp: object<Of<ProbeProps, 'tcp'>>({ type: anything, port: portNumberOrName, ...timing }),
  exec: object<Of<ProbeProps, 'exec'>>({ type: anything, command, ...timing }),
  grpc: object<Of<ProbeProps, 'grpc'>>({
    type: anything,
    port: portNumberOrName,
    service: nonEmptyString,
    ...timing,
  }),
};

/** A probe, or `false` where there is to be none, whatever would be asked by default. */
export const probe = either(
  { when: isFalse, shape: guarded('false', isFalse, values([false])) },
  {
    when: otherwise,
    shape: tagged('a probe: httpGet(…), tcp(…), exec(…) or grpc(…), or false', probes, asProbe),
  },
);

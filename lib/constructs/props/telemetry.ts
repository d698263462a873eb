import { isPlainObject } from '../../model/json';
import { holdsMarker } from '../../model/marker';
import { like } from './domain';
import { nameOf, object, rejected, required, type Shape, wrongValue } from './shape';
import { nonEmptyString, oneOf, record, text } from './shapes';
import type { TextValue } from './text';

/** Where traces, metrics and logs go, as OpenTelemetry's SDKs read it: the `OTEL_` variables of each container. */
export interface OpenTelemetryProps {
  /** The collector: `collector.url()`, which is an edge as any reference is, or an address. */
  readonly endpoint: TextValue;
  /** Default: `http/protobuf`, as OpenTelemetry recommends; the usual port of `grpc` is 4317, of the others 4318. */
  readonly protocol?: 'grpc' | 'http/protobuf' | 'http/json';
  /** `service.name`. Default: the workload's name. */
  readonly serviceName?: string;
  /**
   * More about where the telemetry comes from. Default: `service.version` and `service.namespace` are the workload's
   * `version` and `partOf`.
   */
  readonly attributes?: Readonly<Record<string, TextValue>>;
}

const options = object<OpenTelemetryProps>(
  {
    endpoint: required(text),
    protocol: oneOf(['grpc', 'http/protobuf', 'http/json']),
    serviceName: like(nonEmptyString, ['web'], ['a b', 'é']),
    attributes: record(text),
  },
  '{ endpoint, protocol?, … }',
);

const url = /^https?:\/\//i;

/** An address alone is taken for gRPC by what SDKs use for it; of HTTP they need a whole URL. */
export const telemetry: Shape = {
  ...options,
  check(value, at, report) {
    const checked = options.check(value, at, report);
    if (!isPlainObject(checked)) return checked;
    const { endpoint, protocol } = checked;
    if (typeof endpoint !== 'string' || protocol === 'grpc' || url.test(endpoint) || holdsMarker(endpoint))
      return checked;
    const place = [...at, 'endpoint'];
    const message = `${nameOf(place)} is no URL of HTTP: its scheme is missing.`;
    const isAddress = /^[\w.-]+(?::\d+)?(?:\/|$)/.test(endpoint);
    report({ ...wrongValue(message, place), suggestion: isAddress ? `http://${endpoint}` : undefined });
    return rejected;
  },
};

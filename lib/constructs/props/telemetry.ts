import { like } from './domain';
import { object, required } from './shape';
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

export const telemetry = object<OpenTelemetryProps>(
  {
    endpoint: required(text),
    protocol: oneOf(['grpc', 'http/protobuf', 'http/json']),
    serviceName: like(nonEmptyString, ['web'], ['a b', 'é']),
    attributes: record(text),
  },
  '{ endpoint, protocol?, … }',
);

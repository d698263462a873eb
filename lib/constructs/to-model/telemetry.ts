import type { Container } from '../../model/container';
import type { Text } from '../../model/reference';
import type { OpenTelemetryProps } from '../props/telemetry';
import type { WorkloadProps } from '../props/workload';
import { toText } from './text';

type Described = Pick<WorkloadProps, 'telemetry' | 'version' | 'partOf'>;

/** Gives each container the variables of OpenTelemetry; what its own `env` says stays. */
export function addTelemetry(
  containers: readonly Container[],
  name: string,
  { telemetry, version, partOf }: Described,
): void {
  if (telemetry === undefined) return;
  const { endpoint, protocol = 'http/protobuf', serviceName = name } = telemetry;
  const variables: Record<string, Text> = {
    OTEL_SERVICE_NAME: serviceName,
    OTEL_EXPORTER_OTLP_ENDPOINT: toText(endpoint),
    OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
  };
  const attributes = attributesOf(telemetry, { version, partOf });
  if (attributes !== undefined) variables.OTEL_RESOURCE_ATTRIBUTES = attributes;
  for (const { env } of containers)
    for (const [key, value] of Object.entries(variables)) if (!Object.hasOwn(env, key)) env[key] = value;
}

/** `key=value` pairs with commas between them, in which literal parts are percent-encoded as the specification asks. */
function attributesOf(
  { attributes = {} }: OpenTelemetryProps,
  { version, partOf }: Omit<Described, 'telemetry'>,
): Text | undefined {
  const known: Record<string, Text> = {};
  if (partOf !== undefined) known['service.namespace'] = partOf;
  if (version !== undefined) known['service.version'] = version;
  for (const [key, value] of Object.entries(attributes)) known[key] = toText(value);
  const pairs = Object.entries(known);
  if (pairs.length === 0) return undefined;
  return pairs.flatMap(([key, value], index) => [
    `${index === 0 ? '' : ','}${encoded(key)}=`,
    ...partsOf(value).map((part) => (typeof part === 'string' ? encoded(part) : part)),
  ]);
}

function partsOf(text: Text): Exclude<Text, string> {
  return typeof text === 'string' ? [text] : text;
}

/** What stands between pairs, and between a key and its value, and whatever is no printable ASCII. */
function encoded(text: string): string {
  return text.replace(/[^!#$&-+\--:<>-[\]-~]/gu, encodeURIComponent);
}

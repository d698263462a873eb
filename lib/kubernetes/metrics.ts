import type { Metrics } from '../model/metrics';
import { onTarget } from '../model/views';
import type { Workload } from '../model/workload';
import { doorBehind } from '../passes/edges';
import type { Prepared } from '../passes/prepare';
import type { ObjectMeta } from './api.generated';
import { labelsOf, lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';
import type { MetricsEndpoint, PodMonitor, Relabeling, ServiceMonitor } from './prometheus-api';
import { sortKeys } from './sort-keys';

const apiVersion = 'monitoring.coreos.com/v1';

/** There where the operator of Prometheus is to find what a workload tells of itself. */
export function planMonitor(workload: Workload): readonly PlannedObject[] {
  const { name, metrics } = workload;
  if (metrics === undefined || metrics.by === 'annotations') return [];
  const lower = (prepared: Prepared) =>
    metrics.by === 'PodMonitor' ? podMonitor(workload, metrics) : serviceMonitor(workload, metrics, prepared);
  return [{ id: metrics.by, apiVersion, kind: metrics.by, name, lower }];
}

function podMonitor(workload: Workload, metrics: Metrics): PodMonitor {
  const selector = { matchLabels: sortKeys(workload.selector) };
  const spec = { selector, podMetricsEndpoints: [endpointOf(metrics, metrics.portName)] };
  return { apiVersion, kind: 'PodMonitor', metadata: metadataOf(workload, metrics), spec };
}

/** Several Services may stand in front of a program: the first that leads to the port is read, by its name for the port. */
function serviceMonitor(workload: Workload, metrics: Metrics, prepared: Prepared): ServiceMonitor {
  const found = serviceAt(workload, metrics, prepared);
  if (found === undefined) reportNoService(workload, prepared);
  const { service, port } = found ?? { service: workload, port: { name: metrics.portName } };
  const matchLabels = { [label]: labelsOf(service)?.[label] ?? service.name };
  const only: Relabeling = {
    sourceLabels: ['__meta_kubernetes_service_name'],
    regex: service.name,
    action: 'keep',
  };
  const endpoint = Object.assign(endpointOf(metrics, port.name), { relabelings: [only] });
  const spec = { selector: { matchLabels }, endpoints: [endpoint] };
  return { apiVersion, kind: 'ServiceMonitor', metadata: metadataOf(workload, metrics), spec };
}

const label = 'app.kubernetes.io/name';

function serviceAt(workload: Workload, metrics: Metrics, { servicesOf, ports }: Prepared) {
  for (const each of servicesOf(workload)) {
    const service = onTarget(each, 'kubernetes');
    if (service.published || !service.targets.includes('kubernetes')) continue;
    const port = service.ports.find((to) => doorBehind(to, workload, ports)?.port === metrics.port);
    if (port !== undefined) return { service, port };
  }
  return undefined;
}

function reportNoService({ name, origin }: Workload, { report }: Prepared): void {
  report({
    code: 'selector/no-pods',
    message: `A ServiceMonitor finds pods behind Services, and none leads to the port that "${name}" has its metrics at.`,
    origin,
    property: ['metrics', 'by'],
    affected: [{ target: 'kubernetes', object: `ServiceMonitor/${name}`, pointer: '/spec/selector' }],
    consequence: 'Nobody would read what it tells of itself.',
    fix: "Find the pods themselves: `by: 'PodMonitor'`.",
  });
}

function endpointOf({ path, scheme, interval }: Metrics, port: string | undefined): MetricsEndpoint {
  const endpoint: MetricsEndpoint = { path, port, scheme };
  if (interval !== undefined)
    endpoint.interval = interval % 1000 === 0 ? `${interval / 1000}s` : `${interval}ms`;
  return endpoint;
}

function metadataOf(workload: Workload, { labels }: Metrics): ObjectMeta {
  const metadata = lowerMetadata(workload);
  return labels === undefined
    ? metadata
    : { ...metadata, labels: sortKeys({ ...metadata.labels, ...labels }) };
}

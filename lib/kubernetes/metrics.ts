import type { Metrics } from '../model/metrics';
import type { Workload } from '../model/workload';
import type { Prepared } from '../passes/prepare';
import type { ObjectMeta } from './api.generated';
import { lowerMetadata } from './metadata';
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
  const spec = { selector, podMetricsEndpoints: [endpointOf(metrics)] };
  return { apiVersion, kind: 'PodMonitor', metadata: metadataOf(workload, metrics), spec };
}

/** Several Services may stand in front of a program, all with the label that is its name: one of them is read. */
function serviceMonitor(workload: Workload, metrics: Metrics, prepared: Prepared): ServiceMonitor {
  const { name } = workload;
  const service = prepared
    .servicesOf(workload)
    .find(({ published, targets }) => !published && targets.includes('kubernetes'));
  if (service === undefined) reportNoService(workload, prepared);
  const matchLabels = { 'app.kubernetes.io/name': name };
  const only: Relabeling = {
    sourceLabels: ['__meta_kubernetes_service_name'],
    regex: service?.name ?? name,
    action: 'keep',
  };
  const endpoint = Object.assign(endpointOf(metrics), { relabelings: [only] });
  const spec = { selector: { matchLabels }, endpoints: [endpoint] };
  return { apiVersion, kind: 'ServiceMonitor', metadata: metadataOf(workload, metrics), spec };
}

function reportNoService({ name, origin }: Workload, { report }: Prepared): void {
  report({
    code: 'selector/no-pods',
    message: `A ServiceMonitor finds pods behind Services, and "${name}" has none.`,
    origin,
    property: ['metrics', 'by'],
    affected: [{ target: 'kubernetes', object: `ServiceMonitor/${name}`, pointer: '/spec/selector' }],
    consequence: 'Nobody would read what it tells of itself.',
    fix: "Find the pods themselves: `by: 'PodMonitor'`.",
  });
}

function endpointOf({ portName, path, scheme, interval }: Metrics): MetricsEndpoint {
  const endpoint: MetricsEndpoint = { path, port: portName, scheme };
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

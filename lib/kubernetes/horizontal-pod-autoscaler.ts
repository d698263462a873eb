import type { Scale } from '../model/scale';
import type { HorizontalPodAutoscaler, MetricSpec } from './api.generated';
import { type Described, lowerMetadata } from './metadata';

type Range = Extract<Scale, { type: 'range' }>;

/** Whether the number of replicas is left to an autoscaler. */
export function needsAutoscaler<T extends { readonly scale?: Scale }>(
  workload: T,
): workload is T & { readonly scale: Range } {
  return workload.scale?.type === 'range';
}

export function lowerAutoscaler(workload: Described & { readonly scale: Range }): HorizontalPodAutoscaler {
  const { scale } = workload;
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: lowerMetadata(workload),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: workload.name },
      minReplicas: scale.min,
      maxReplicas: scale.max,
      metrics: lowerMetrics(scale),
    },
  };
}

/** Without any metric Kubernetes would steer by 80 percent of the CPU: said here, so that a reader sees it. */
function lowerMetrics({ cpu, memory }: Range): MetricSpec[] {
  const metrics: MetricSpec[] = [];
  if (cpu !== undefined || memory === undefined) metrics.push(lowerMetric('cpu', cpu ?? 80));
  if (memory !== undefined) metrics.push(lowerMetric('memory', memory));
  return metrics;
}

function lowerMetric(name: string, averageUtilization: number): MetricSpec {
  return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
}

import type { Scale } from '../model/scale';
import type { WorkloadKind } from '../model/workload';
import type { HorizontalPodAutoscaler, MetricSpec } from './api.generated';
import { kinds } from './kinds';
import { type Described, lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';

type Range = Extract<Scale, { type: 'range' }>;

interface Scaled extends Described {
  readonly kind: WorkloadKind;
  readonly scale?: Scale;
}

/** There where the number of replicas is left to it. */
export function planAutoscaler(workload: Scaled): readonly PlannedObject[] {
  const { name, scale } = workload;
  if (scale?.type !== 'range') return [];
  return [
    {
      id: 'HorizontalPodAutoscaler',
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      name,
      patch: 'horizontalPodAutoscaler',
      lower: () => lowerAutoscaler(workload, scale),
    },
  ];
}

function lowerAutoscaler(workload: Scaled, scale: Range): HorizontalPodAutoscaler {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: lowerMetadata(workload),
    spec: {
      scaleTargetRef: { ...kinds[workload.kind], name: workload.name },
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

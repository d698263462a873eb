import type { Scale, ScaleMetric } from '../model/scale';
import type { WorkloadKind } from '../model/workload';
import type { HorizontalPodAutoscaler, MetricIdentifier, MetricSpec, MetricTarget } from './api.generated';
import { kinds } from './kinds';
import { type Described, lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';
import { lowerBehavior } from './scaling-behavior';

/** Replicas between two bounds. */
export type Range = Extract<Scale, { type: 'range' }>;

/** What is scaled. */
export interface Scaled extends Described {
  readonly kind: WorkloadKind;
  readonly scale?: Scale;
}

/** There where the number of replicas is left to it. */
export function planAutoscaler(workload: Scaled): readonly PlannedObject[] {
  const { name, scale } = workload;
  if (scale?.type !== 'range' || scale.keda !== undefined) return [];
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
  const lowered: HorizontalPodAutoscaler = {
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
  if (scale.behavior !== undefined) lowered.spec.behavior = lowerBehavior(scale.behavior);
  return lowered;
}

/** Without any metric Kubernetes would steer by 80 percent of the CPU: said here, so that a reader sees it. */
function lowerMetrics({ cpu, memory, metrics: others = [] }: Range): MetricSpec[] {
  const metrics: MetricSpec[] = [];
  if (cpu !== undefined || (memory === undefined && others.length === 0)) {
    metrics.push(lowerResource('cpu', cpu ?? 80));
  }
  if (memory !== undefined) metrics.push(lowerResource('memory', memory));
  for (const each of others) metrics.push(lowerMetric(each));
  return metrics;
}

function lowerResource(name: string, averageUtilization: number): MetricSpec {
  return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
}

function lowerMetric(given: ScaleMetric): MetricSpec {
  const metric: MetricIdentifier = { name: given.metric };
  if (given.labels !== undefined) metric.selector = { matchLabels: { ...given.labels } };
  const target = lowerTarget(given);
  switch (given.type) {
    case 'pods':
      return { type: 'Pods', pods: { metric, target } };
    case 'external':
      return { type: 'External', external: { metric, target } };
    case 'object': {
      const { apiVersion, kind, name } = given.of;
      const describedObject = apiVersion === undefined ? { kind, name } : { apiVersion, kind, name };
      return { type: 'Object', object: { describedObject, metric, target } };
    }
  }
}

function lowerTarget({ average, ...given }: ScaleMetric): MetricTarget {
  return 'value' in given && given.value !== undefined
    ? { type: 'Value', value: given.value }
    : { type: 'AverageValue', averageValue: average };
}

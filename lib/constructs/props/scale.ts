import { isPlainObject, type JsonObject } from '../../model/json';
import { type KedaProps, keda } from './keda';
import { type ScaleMetricProps, scaleMetric } from './scale-metric';
import { type ScalingBehaviorProps, scalingBehavior } from './scaling-behavior';
import {
  nameOf,
  object,
  type PropProblem,
  rejected,
  required,
  type Shape,
  type Trail,
  wrongValue,
} from './shape';
import { either, integer, isScalar, nonEmptyList, otherwise } from './shapes';

/** Replicas between two bounds, steered by what is measured. Kubernetes only: Compose runs the lowest number, one at least. */
export interface ScaleRange {
  /** From 1; from 0 with `keda`. */
  readonly min: number;
  /** From `min`. */
  readonly max: number;
  /** Average utilization in percent of the CPU request. Default: 80 where nothing else steers. */
  readonly cpu?: number;
  /** Average utilization in percent of the memory request. Default: memory does not steer. */
  readonly memory?: number;
  /** What else is measured: by the replicas, of another object, or outside of the cluster. */
  readonly metrics?: readonly ScaleMetricProps[];
  /** How fast the number follows. Default: Kubernetes'. */
  readonly behavior?: ScalingBehaviorProps;
  /** By events and by the clock: a ScaledObject of KEDA takes the place of the HorizontalPodAutoscaler. */
  readonly keda?: KedaProps;
}

const range = object<ScaleRange>(
  {
    min: required(integer(0)),
    max: required(integer(1)),
    cpu: integer(1),
    memory: integer(1),
    metrics: nonEmptyList(scaleMetric),
    behavior: scalingBehavior,
    keda,
  },
  '{ min, max, cpu?, memory? }',
);

function faultIn({ min, max, metrics, keda: events }: JsonObject, at: Trail): PropProblem | undefined {
  const fault = (key: string, what: string) => wrongValue(`${nameOf([...at, key])} ${what}.`, [...at, key]);
  if (typeof min !== 'number' || typeof max !== 'number') return undefined;
  if (min > max) return fault('max', `is ${max}, but has to be at least the ${min} of "min"`);
  if (min === 0 && events === undefined) {
    const fix = "By events or by the clock: `keda: { triggers: [{ type: 'cron', … }] }`.";
    return {
      ...fault('min', 'is 0, but nothing can be measured of no replica: from 1, or 0 with "keda"'),
      fix,
    };
  }
  if (metrics === undefined || events === undefined) return undefined;
  return fault('metrics', 'belongs to the autoscaler of Kubernetes, which "keda" takes the place of');
}

const orderedRange: Shape = {
  expected: range.expected,
  domain: range.domain,
  check(value, at, report) {
    const checked = range.check(value, at, report);
    if (!isPlainObject(checked)) return checked;
    const fault = faultIn(checked, at);
    if (fault === undefined) return checked;
    report(fault);
    return rejected;
  },
};

export const scale = either({ when: isScalar, shape: integer(0) }, { when: otherwise, shape: orderedRange });

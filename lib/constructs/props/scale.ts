import { isPlainObject } from '../../model/json';
import { nameOf, object, rejected, required, type Shape, wrongValue } from './shape';
import { either, integer, isScalar, otherwise } from './shapes';

/** Replicas between two bounds, steered by average utilization in percent of the request. Kubernetes only. */
export interface ScaleRange {
  /** From 1; what Compose runs. */
  readonly min: number;
  /** From `min`. */
  readonly max: number;
  /** Percent of the CPU request. Default: 80 where `memory` is not given either. */
  readonly cpu?: number;
  /** Percent of the memory request. Default: memory does not steer. */
  readonly memory?: number;
}

const range = object<ScaleRange>(
  { min: required(integer(1)), max: required(integer(1)), cpu: integer(1), memory: integer(1) },
  '{ min, max, cpu?, memory? }',
);

const orderedRange: Shape = {
  expected: range.expected,
  domain: range.domain,
  check(value, at, report) {
    const checked = range.check(value, at, report);
    if (!isPlainObject(checked)) return checked;
    const { min, max } = checked;
    if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return checked;
    report(
      wrongValue(`${nameOf([...at, 'max'])} is ${max}, but has to be at least the ${min} of "min".`, [
        ...at,
        'max',
      ]),
    );
    return rejected;
  },
};

export const scale = either({ when: isScalar, shape: integer(0) }, { when: otherwise, shape: orderedRange });

import type { Scale } from '../../model/scale';
import type { ScaleRange } from '../props/scale';
import type { Stated } from './stated';

type Range = Extract<Scale, { readonly type: 'range' }>;

export function buildScale(value: number | ScaleRange | undefined): Scale | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number') return { type: 'fixed', replicas: value };
  const { min, max, cpu, memory } = value;
  return {
    type: 'range',
    min,
    max,
    cpu: cpu ?? (memory === undefined ? 80 : undefined),
    memory,
  } satisfies Stated<Range, ScaleRange>;
}

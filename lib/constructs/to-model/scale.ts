import type { Scale } from '../../model/scale';
import type { ScaleRange } from '../props/scale';

export function buildScale(value: number | ScaleRange | undefined): Scale | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number') return { type: 'fixed', replicas: value };
  const { min, max, cpu, memory } = value;
  return {
    type: 'range',
    min,
    max,
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
    ...(cpu === undefined && memory === undefined && { cpu: 80 }),
  };
}

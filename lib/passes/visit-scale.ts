import type { Scale } from '../model/scale';
import { at, type Leaves, leaves, visitPart, type Walk } from './walk';

type OfType<K> = Extract<Scale, { readonly type: K }>;

const fixed = leaves({
  replicas: at('scale.fixed.replicas'),
} satisfies Leaves<OfType<'fixed'>, 'scale.fixed', 'type'>);
const range = leaves({
  min: 'scale.range.min',
  max: 'scale.range.max',
  cpu: 'scale.range.cpu',
  memory: 'scale.range.memory',
  metrics: 'scale.range.metrics',
  behavior: 'scale.range.behavior',
  keda: 'scale.range.keda',
} satisfies Leaves<OfType<'range'>, 'scale.range', 'type'>);

export function visitScale(walk: Walk, scale: Scale | undefined): void {
  if (scale === undefined) return;
  if (scale.type === 'fixed') visitPart(walk, 'scale', scale, fixed);
  else visitPart(walk, 'scale', scale, range);
}

import type { Origin } from '../../diagnostics/origin';
import type { ChartModel } from '../../model/app';
import type { Namespace } from '../../model/namespace';
import type { NamespaceProps } from '../props/namespace';
import type { Stated } from './stated';

/** The namespace that a chart makes for itself. */
export function buildNamespace(
  origin: Origin,
  chart: ChartModel,
  name: string,
  { labels, annotations }: NamespaceProps,
): Namespace {
  return {
    kind: 'namespace',
    name,
    origin,
    chart,
    targets: ['kubernetes'],
    labels: { ...labels },
    annotations: { ...annotations },
  } satisfies Stated<Namespace, NamespaceProps, 'create' | 'patch'>;
}

import type { Origin } from '../../diagnostics/origin';
import type { ChartModel } from '../../model/app';
import type { Namespace } from '../../model/namespace';
import type { PodSecurity } from '../../model/pod-security';
import type { NamespaceProps } from '../props/namespace';
import type { PodSecurityProps } from '../props/pod-security';
import { buildLimitRange, buildQuota } from './quota';
import type { Stated } from './stated';

/** The namespace that a chart makes for itself. */
export function buildNamespace(
  origin: Origin,
  chart: ChartModel,
  name: string,
  { labels, annotations, podSecurity, quota, limitRange }: NamespaceProps,
): Namespace {
  return {
    kind: 'namespace',
    name,
    origin,
    chart,
    targets: ['kubernetes'],
    labels: { ...labels },
    annotations: { ...annotations },
    podSecurity: buildPodSecurity(podSecurity, chart),
    quota: quota && buildQuota(quota),
    limitRange: limitRange && buildLimitRange(limitRange),
  } satisfies Stated<Namespace, NamespaceProps, 'create' | 'patch'>;
}

/** What the chart says of its security is what its own namespace enforces, where that says nothing else. */
function buildPodSecurity(
  said: NamespaceProps['podSecurity'],
  { security }: ChartModel,
): PodSecurity | undefined {
  if (said === undefined) return security && { enforce: security };
  const { enforce = security, warn, audit, version } = typeof said === 'string' ? { enforce: said } : said;
  return { enforce, warn, audit, version } satisfies Stated<PodSecurity, PodSecurityProps>;
}

import type { WorkloadContext } from './context';
import { type Escaped, escapeDollars } from './escaped';

/** Changes with the content of a service's config files: docker compose by itself would not recreate it for that. */
export const configHashLabel = 'dev.lading.config-hash';

/** Docker has one kind of label: it holds what Kubernetes keeps apart as labels and annotations. A label wins. */
export function lowerLabels(
  { workload }: Pick<WorkloadContext, 'workload'>,
  configHash: string | undefined,
): Record<string, Escaped> | undefined {
  const labels: Record<string, Escaped> = {};
  let any = false;
  for (const source of [workload.annotations, workload.chart.labels, workload.labels]) {
    for (const key of Object.keys(source)) {
      labels[key] = escapeDollars(source[key] ?? '');
      any = true;
    }
  }
  if (configHash !== undefined) {
    labels[configHashLabel] = escapeDollars(configHash);
    any = true;
  }
  return any ? labels : undefined;
}

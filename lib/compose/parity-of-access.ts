import type { Metrics } from '../model/metrics';
import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { kept, notExpressible } from '../model/treatment';

const asLabels = kept('Labels of the containers: whoever finds targets at the Engine reads them there.');
const monitor = notExpressible(
  'Compose has no operator of Prometheus: a scraper there is told by its own file.',
);

function metrics({ value }: FieldContext): Treatment {
  const by: Metrics['by'] = Object(value).by;
  return by === 'annotations' ? asLabels : monitor;
}

const kubernetesOnly = kept('Concerns Kubernetes alone.');

/** What Compose does with who a workload is to a cluster, what it may ask there, and with where in it that is. */
export const ofAccess = {
  'workload.permissions': notExpressible(
    'On Compose there is no API server: what a program asks of it finds nobody.',
  ),
  'workload.metrics': metrics,
  'workload.identity.name': kubernetesOnly,
  'workload.identity.create': kubernetesOnly,
  'workload.identity.mountToken': kubernetesOnly,
  'namespace.name': kubernetesOnly,
  'namespace.labels': kubernetesOnly,
  'namespace.annotations': kubernetesOnly,
  'namespace.podSecurity': kubernetesOnly,
  'namespace.quota': kept(
    'Docker sets no limit to what a project takes all together: those of each container hold.',
  ),
  'namespace.limitRange': kept(
    'Every container of the app says its own requests and limits, or that it has none.',
  ),
  'namespace.targets': 'kept',
} satisfies Partial<ParityTable>;

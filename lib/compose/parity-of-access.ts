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

/** What Compose does with what a workload asks of the API server, and with what is asked of it. */
export const ofAccess = {
  'workload.permissions': notExpressible(
    'On Compose there is no API server: what a program asks of it finds nobody.',
  ),
  'workload.metrics': metrics,
} satisfies Partial<ParityTable>;

import type { IConstruct } from 'constructs';
import { diagnose } from '../../diagnostics/diagnose';
import type { Finding } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { synthesisError } from '../../diagnostics/synthesis-error';
import { appStateOf } from './app-state';
import { isInChart } from './chart-model';

/**
 * Without a chart cdk8s takes no object, so nothing can go on: what has been found so far is told together with it.
 *
 * @throws SynthesisError `app/no-chart`.
 */
export function requireChart(construct: IConstruct, origin: Origin): void {
  if (isInChart(construct)) return;
  const { id } = construct.node;
  const finding: Finding = {
    code: 'app/no-chart',
    message: `The ${origin.construct} "${id}" stands in no chart.`,
    origin,
    fix: `Make a chart, \`const shop = new Chart(app, 'shop')\`, and give it in place of the app: \`new ${origin.construct}(shop, '${id}', …)\`.`,
  };
  throw synthesisError(diagnose([...appStateOf(construct).findings, finding]));
}

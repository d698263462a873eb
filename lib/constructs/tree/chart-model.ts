import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { ChartModel } from '../../model/app';
import { imagesAt } from './images';
import { originOf } from './origin';
import { securityAt } from './security';

/** Kept on the chart itself, as its origin is. */
const key = Symbol.for('lading.chart');
type Modelled = Chart & { [key]?: ChartModel };

/** The chart that a construct belongs to, as the model knows it. */
export function chartModelOf(construct: IConstruct): ChartModel {
  const chart: Modelled = Chart.of(construct);
  const known = chart[key];
  if (known !== undefined) return known;
  const model: ChartModel = {
    id: chart.node.path
      .split('/')
      .filter((id) => id !== '')
      .join('-'),
    origin: originOf(chart),
    namespace: chart.namespace,
    security: securityAt(chart),
    labels: chart.labels,
    images: imagesAt(chart),
  };
  chart[key] = model;
  return model;
}

/** Whether a construct stands in a chart. */
export function isInChart(construct: IConstruct): boolean {
  for (let at: IConstruct | undefined = construct; at !== undefined; at = at.node.scope) {
    if (Chart.isChart(at)) return true;
  }
  return false;
}

/** The ids below the chart, joined by `-`: readable, and the same wherever the chart stands. */
export function nameBelowChart(construct: IConstruct): string {
  const chart = Chart.of(construct).node.path;
  const { path } = construct.node;
  return (chart === '' ? path : path.slice(chart.length + 1)).split('/').join('-');
}

import type { ChartProps as Cdk8sChartProps } from 'cdk8s';
import type { Suppression } from '../../diagnostics/origin';
import { type Defaults, defaultsShape } from './defaults';
import { object } from './shape';
import { boolean } from './shapes';
import { someName } from './some-text';
import { names, suppress } from './workload';
/** What a chart says about itself: cdk8s' own props, such as `namespace` and `labels`, and these. */
export interface ChartProps extends Cdk8sChartProps {
  /** What the chart's workloads take where their own props are silent; they come before the app's. */
  readonly defaults?: Defaults;
  /** Findings that are accepted in the chart, each with the reason. */
  readonly suppress?: readonly Suppression[];
}

export const chartShape = object<ChartProps>({
  namespace: someName,
  labels: names,
  disableResourceNameHashes: boolean,
  defaults: defaultsShape,
  suppress,
});

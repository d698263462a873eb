import { Chart as Cdk8sChart, type ChartProps as Cdk8sChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Suppression } from '../diagnostics/origin';
import { type Defaults, stateDefaults } from './defaults';
import { chartShape } from './props/app';
import { readProps } from './props/read-props';
import { touch } from './tree/app-state';
import { rememberOrigin } from './tree/origin';
import { reportProblems } from './tree/problems';

/** What a chart says about itself: cdk8s' own props, such as `namespace` and `labels`, and these. */
export interface ChartProps extends Cdk8sChartProps {
  /** What the chart's workloads take where their own props are silent; they come before the app's. */
  readonly defaults?: Defaults;
  /** Findings that are accepted in the chart, each with the reason. */
  readonly suppress?: readonly Suppression[];
}

/** A part of an app that is written to a file of its own, with a namespace, labels and defaults. */
export class Chart extends Cdk8sChart {
  public constructor(scope: Construct, id: string, given: ChartProps = {}) {
    const { props, problems } = readProps(given, chartShape);
    super(scope, id, props);
    touch(this);
    const origin = rememberOrigin(this, Chart, props.suppress);
    reportProblems(this, origin, problems);
    stateDefaults(this, props.defaults ?? {});
  }
}

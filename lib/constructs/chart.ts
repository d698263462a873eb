import { Chart as Cdk8sChart } from 'cdk8s';
import type { Construct } from 'constructs';
import { type ChartProps, chartShape } from './props/chart';
import { readProps } from './props/read-props';
import { touch } from './tree/app-state';
import { stateDefaults } from './tree/defaults';
import { rememberOrigin } from './tree/origin';
import { reportProblems } from './tree/problems';
import { usableId } from './tree/usable-id';

/** A part of an app that is written to a file of its own, with a namespace, labels and defaults. */
export class Chart extends Cdk8sChart {
  public constructor(scope: Construct, id: string, given: ChartProps = {}) {
    const { props, problems } = readProps(given, chartShape);
    super(scope, usableId(scope, id, Chart), props);
    touch(this);
    const origin = rememberOrigin(this, Chart, props.suppress);
    reportProblems(this, origin, problems);
    stateDefaults(this, props.defaults);
  }
}

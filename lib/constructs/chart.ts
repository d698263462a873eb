import { Chart as Cdk8sChart } from 'cdk8s';
import { Construct } from 'constructs';
import { isPodSecurityLevel, type PodSecurityLevel, podSecurityLabel } from '../model/pod-security';
import { type ChartProps, chartShape } from './props/chart';
import type { NamespaceProps } from './props/namespace';
import { enforcedBy } from './props/pod-security';
import { readProps } from './props/read-props';
import type { PropProblem } from './props/shape';
import { buildNamespace } from './to-model/namespace';
import { touch } from './tree/app-state';
import { chartModelOf } from './tree/chart-model';
import { stateDefaults } from './tree/defaults';
import { knowsItsSite, rememberSitesIn } from './tree/foreign-sites';
import { stateHostPaths } from './tree/host-paths';
import { stateImages } from './tree/images';
import { stateNetwork } from './tree/isolation';
import { contribute } from './tree/model-parts';
import { inheritOrigin, originOf, rememberOrigin } from './tree/origin';
import { planObjects } from './tree/part-objects';
import { reportProblems } from './tree/problems';
import { stateSecurity } from './tree/security';
import { usableId } from './tree/usable-id';
import { originOfPart } from './tree/views';

/** A part of an app that is written to a file of its own, with a namespace, labels and defaults. */
export class Chart extends Cdk8sChart {
  static {
    Object.defineProperty(Chart.prototype, knowsItsSite, { value: true });
  }

  public constructor(scope: Construct, id: string, given: ChartProps = {}) {
    const { props, problems } = readProps(given, chartShape);
    const { namespace: said, ...others } = props;
    const namespace = typeof said === 'object' ? (said.name ?? id) : said;
    super(scope, usableId(scope, id, Chart), { ...others, namespace });
    touch(this);
    rememberSitesIn(this);
    const origin = rememberOrigin(this, Chart, props.suppress);
    reportProblems(this, origin, problems);
    stateNetwork(this, props.network);
    stateImages(this, props.images);
    stateSecurity(this, enforcedIn(said) ?? props.security);
    stateHostPaths(this, props.allowedHostPaths);
    stateDefaults(this, props.defaults);
    if (typeof said === 'object' && said.create === false) reportProblems(this, origin, unmade(said));
    if (typeof said === 'object' && said.create !== false) createNamespace(this, said.name ?? id, said);
  }
}

/** What is said of an object that is not written. */
function unmade(said: NamespaceProps): readonly PropProblem[] {
  const fix = 'Take it out, or `create: false`.';
  return (['patch', 'quota', 'limitRange'] as const).flatMap((key) =>
    said[key] === undefined
      ? []
      : {
          code: 'patch/no-object',
          message: `"namespace.${key}" changes nothing: the Namespace is not written.`,
          property: ['namespace', key],
          fix,
        },
  );
}

/** Also where the label is written as such. */
function enforcedIn(said: string | NamespaceProps | undefined): PodSecurityLevel | undefined {
  if (typeof said !== 'object') return undefined;
  const label = said.labels?.[podSecurityLabel('enforce')];
  return enforcedBy(said.podSecurity) ?? (isPodSecurityLevel(label) ? label : undefined);
}

/** Its place in the tree is called as nothing can be that has a name of Kubernetes. */
function createNamespace(chart: Chart, name: string, props: NamespaceProps): void {
  const place = new Construct(chart, 'Namespace');
  const origin = originOf(chart);
  inheritOrigin(place, origin);
  const model = buildNamespace(originOfPart(origin, 'namespace', props), chartModelOf(chart), name, props);
  contribute(place, model);
  planObjects(place, model, { values: { namespace: props.patch }, at: () => ['patch'] });
}

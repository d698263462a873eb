import type { ChartProps as Cdk8sChartProps } from 'cdk8s';
import type { Suppression } from '../../diagnostics/origin';
import type { PodSecurityLevel } from '../../model/pod-security';
import { type Defaults, defaultsShape } from './defaults';
import { type AllowedHostPath, allowedHostPaths } from './host-path';
import { type ImagesProps, images } from './images';
import { type NamespaceProps, namespace } from './namespace';
import { type Network, network } from './network';
import { securityLevel } from './pod-security';
import { object } from './shape';
import { boolean, either, isString, otherwise } from './shapes';
import { someName } from './some-text';
import { names, suppress } from './workload';

/** What a chart says about itself: cdk8s' own props, such as `labels`, and these. */
export interface ChartProps extends Omit<Cdk8sChartProps, 'namespace'> {
  /**
   * The namespace of all that is in the chart: the name of one that is there when it is applied, or how to make it.
   * Default: the one that it is applied to.
   */
  readonly namespace?: string | NamespaceProps;
  /**
   * `'isolated'`: its workloads talk to nobody, and are reached by nobody, but along the edges of the app: references in
   * values, `calls`, `startAfter`, `publish` and `expose`. With who else is meant, `{ ingressController: … }`.
   * Default: the app's.
   */
  readonly network?: Network;
  /**
   * What its workloads may mount of their hosts, `hostPath()`: each path with all below it, to read alone by
   * `{ path: '/var/log', readOnly: true }`. Default: the app's.
   */
  readonly allowedHostPaths?: readonly AllowedHostPath[];
  /** Which images its workloads may run. Default: the app's. */
  readonly images?: ImagesProps;
  /**
   * The Pod Security Standard that the namespace enforces: `'restricted'`, which all defaults meet, `'baseline'` or
   * `'privileged'`. Pods that would be refused there are errors, `security/not-admitted`; a Namespace that is made says it
   * in its labels. Default: the app's.
   */
  readonly security?: PodSecurityLevel;
  /** What the chart's workloads take where their own props are silent; they come before the app's. */
  readonly defaults?: Defaults;
  /** Findings that are accepted in the chart, each with the reason. */
  readonly suppress?: readonly Suppression[];
}

export const chartShape = object<ChartProps>({
  namespace: either({ when: isString, shape: someName }, { when: otherwise, shape: namespace }),
  labels: names,
  disableResourceNameHashes: boolean,
  network,
  security: securityLevel,
  allowedHostPaths,
  images,
  defaults: defaultsShape,
  suppress,
});

import type * as api from '../../kubernetes/api.generated';
import type { PodSecurityLevel } from '../../model/pod-security';
import { type OwnPatchOf, ownPatch } from './patch';
import { type PodSecurityProps, podSecurity } from './pod-security';
import { type LimitRangeProps, limitRange, type QuotaProps, quota } from './quota';
import { object } from './shape';
import { boolean } from './shapes';
import { someName } from './some-text';
import { names } from './workload';

/** The namespace of all that is in a chart, and how to make it. Compose has no such thing. */
export interface NamespaceProps {
  /** Default: the chart's id. */
  readonly name?: string;
  /** Whether Lading writes the Namespace. Default: true. */
  readonly create?: boolean;
  /** Labels of the Namespace, in addition to the chart's. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * The Pod Security Standard that pods in it have to meet, by the labels of the Namespace; the app's own pods are judged
   * by it. Default: the chart's `security`, else none.
   */
  readonly podSecurity?: PodSecurityLevel | PodSecurityProps;
  /** The most of everything that it holds, all pods together: a ResourceQuota. Default: none. */
  readonly quota?: QuotaProps;
  /** What each container gets that says nothing, and what it may say: a LimitRange. Default: none. */
  readonly limitRange?: LimitRangeProps;
  /** A change to the final Namespace. */
  readonly patch?: OwnPatchOf<api.Namespace>;
}

export const namespace = object<NamespaceProps>(
  {
    name: someName,
    create: boolean,
    labels: names,
    annotations: names,
    podSecurity,
    quota,
    limitRange,
    patch: ownPatch,
  },
  '{ name?, create?, … }',
);

import type * as api from '../../kubernetes/api.generated';
import { type OwnPatchOf, ownPatch } from './patch';
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
  /** A change to the final Namespace. */
  readonly patch?: OwnPatchOf<api.Namespace>;
}

export const namespace = object<NamespaceProps>(
  { name: someName, create: boolean, labels: names, annotations: names, patch: ownPatch },
  '{ name?, create?, … }',
);

import type { Suppression } from '../../diagnostics/origin';
import type * as api from '../../kubernetes/api.generated';
import { dataKeys } from './data-key';
import { type OwnPatchOf, ownPatch } from './patch';
import { object, required } from './shape';
import { boolean, record } from './shapes';
import { someName } from './some-text';
import { type FileValue, fileValue } from './volume-files';
import { names, suppress } from './workload';

/** Configuration that several workloads have in common. */
export interface ConfigProps<K extends string = string> {
  /** Default: the ids below the chart, joined by `-`. On Kubernetes a hash of the content follows. */
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Key → text, in which references are resolved, or a file of the project. Keys are letters, digits, `-`, `_` and `.`. */
  readonly data: Readonly<Record<K, FileValue>>;
  /** Whether the API server lets nobody change the ConfigMap, and the nodes need not watch it. Default: false. */
  readonly immutable?: boolean;
  /** Findings that are accepted here, each with the reason. */
  readonly suppress?: readonly Suppression[];
  /** A change to the final ConfigMap, for whatever the props cannot say. */
  readonly patch?: OwnPatchOf<api.ConfigMap>;
}

export const configShape = object<ConfigProps>({
  name: someName,
  labels: names,
  annotations: names,
  data: required(record(fileValue, dataKeys)),
  immutable: boolean,
  suppress,
  patch: ownPatch,
});

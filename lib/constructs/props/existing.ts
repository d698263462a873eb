import type { Suppression } from '../../diagnostics/origin';
import { like } from './domain';
import { object, required } from './shape';
import { list, nonEmptyString, oneOf, portNumber } from './shapes';
import { names, suppress } from './workload';

/** What an editor knows; any other kind is taken as well. */
type ExistingKind =
  | 'ClusterRole'
  | 'ConfigMap'
  | 'Deployment'
  | 'IngressClass'
  | 'Namespace'
  | 'PersistentVolumeClaim'
  | 'PriorityClass'
  | 'Role'
  | 'RuntimeClass'
  | 'Secret'
  | 'Service'
  | 'ServiceAccount'
  | 'StatefulSet'
  | 'StorageClass';

/** An object of the cluster that the app uses and does not make. */
export interface ExistingProps {
  /** `Secret`, `ConfigMap`, `Service`, `PersistentVolumeClaim`, or a kind of somebody's own. */
  readonly kind: ExistingKind | (string & Record<never, never>);
  /** `cert-manager.io/v1`. Default: that of the kind, where Kubernetes itself has it. */
  readonly apiVersion?: string;
  /** Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
  /** Default: the chart's. What stands in the app itself has none, unless it says one here. */
  readonly namespace?: string;
  /** All keys of a Secret or ConfigMap. Default: not known, so that any may be read. */
  readonly keys?: readonly string[];
  /** The labels of a Service, by which a ServiceMonitor finds it. Default: none. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The labels of the pods that a workload makes, by which Services and policies find them. Default: none. */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** All ports of a Service, or those that the pods of a workload open. Default: not known, so that any may be led to. */
  readonly ports?: readonly ExistingPortProps[];
  /** Findings that are accepted here, each with the reason. */
  readonly suppress?: readonly Suppression[];
}

/** A port of a Service, or of pods, that somebody else has made. */
export interface ExistingPortProps {
  readonly port: number;
  /** Default: `'tcp'`. */
  readonly protocol?: 'tcp' | 'udp' | 'sctp';
  /** Default: none, so that it can be led to by its number only. */
  readonly name?: string;
}

export const existingShape = object<ExistingProps>({
  kind: required(
    like(nonEmptyString, ['ConfigMap', 'PriorityClass', 'Secret', 'Service'], ['Secert', 'a b']),
  ),
  apiVersion: nonEmptyString,
  name: nonEmptyString,
  namespace: nonEmptyString,
  keys: list(nonEmptyString),
  labels: names,
  podLabels: names,
  ports: list(
    object<ExistingPortProps>(
      { port: required(portNumber), protocol: oneOf(['tcp', 'udp', 'sctp']), name: nonEmptyString },
      '{ port, name?, protocol? }',
    ),
  ),
  suppress,
});

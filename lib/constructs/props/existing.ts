import type { Suppression } from '../../diagnostics/origin';
import { object, required } from './shape';
import { list, nonEmptyString, portNumber } from './shapes';
import { suppress } from './workload';

/** An object of the cluster that the app uses and does not make. */
export interface ExistingProps {
  /** `Secret`, `ConfigMap`, `Service`, `PersistentVolumeClaim`. */
  readonly kind: string;
  /** Default: that of the kind, where Kubernetes itself has it. */
  readonly apiVersion?: string;
  /** Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
  /** Default: the chart's. */
  readonly namespace?: string;
  /** All keys of a Secret or ConfigMap. Default: not known, so that any may be read. */
  readonly keys?: readonly string[];
  /** All ports of a Service. Default: not known, so that any may be led to. */
  readonly ports?: readonly ExistingPortProps[];
  /** Findings that are accepted here, each with the reason. */
  readonly suppress?: readonly Suppression[];
}

/** A port of a Service that somebody else has made. */
export interface ExistingPortProps {
  readonly port: number;
  /** Default: none, so that it can be led to by its number only. */
  readonly name?: string;
}

export const existingShape = object<ExistingProps>({
  kind: required(nonEmptyString),
  apiVersion: nonEmptyString,
  name: nonEmptyString,
  namespace: nonEmptyString,
  keys: list(nonEmptyString),
  ports: list(
    object<ExistingPortProps>({ port: required(portNumber), name: nonEmptyString }, '{ port, name? }'),
  ),
  suppress,
});

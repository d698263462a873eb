import type { Origin } from '../diagnostics/origin';
import type { SecretSources } from './reference';

/** A Kubernetes object that somebody else has made, and that the app counts on. */
export interface Existing {
  readonly kind: 'existing';
  /** What it is to the server; undefined where its kind has one API group only. */
  readonly apiVersion?: string;
  /** `Secret`. */
  readonly objectKind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly origin: Origin;
  /** The labels of a Service. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Those of the pods that it is or makes. */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** All keys of a Secret or ConfigMap; undefined where nobody says. */
  readonly keys?: readonly string[];
  /** Where targets without objects find the keys of a Secret. */
  readonly sources?: Readonly<Record<string, SecretSources>>;
  /** All ports of a Service, or those that its pods open; undefined where nobody says. */
  readonly ports?: readonly ExistingPort[];
}

export interface ExistingPort {
  readonly port: number;
  readonly name?: string;
  /** Default: `TCP`. */
  readonly protocol?: string;
}

import type { Suppression } from '../../diagnostics/origin';
import type * as api from '../../kubernetes/api.generated';
import { isPlainObject } from '../../model/json';
import { type Target, targets } from '../../model/target';
import { isReference } from '../reference';
import { cidr } from './cidr';
import { host, portText } from './host';
import { type PatchOf, patch } from './patch';
import { object, required, type Shape } from './shape';
import { boolean, either, isScalar, nonEmptyList, otherwise, text } from './shapes';
import { someName } from './some-text';
import type { TextValue } from './text';
import { scheme } from './url';
import { names, suppress } from './workload';

/** One value for every target, or one for each. */
export type PerTarget<T> = T | Partial<Readonly<Record<Target, T>>>;

/** The Service by whose name something outside of the cluster is found. */
export interface ExternalServiceProps {
  /** Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** A change to the final Service of Kubernetes. */
  readonly patch?: PatchOf<api.Service>;
}

/** Where something outside of the app is found. */
export interface ExternalProps {
  /** A name or an address, IPv6 without brackets; a reference leads to a workload of the app. */
  readonly host: PerTarget<TextValue>;
  /** Default: none, so that `port` cannot be asked for and URLs have none. */
  readonly port?: PerTarget<TextValue>;
  /**
   * The ranges of addresses behind its name in a cluster, `10.1.0.0/16`: isolated workloads that call it reach these alone.
   * Default: its host, where that is an address, else any address, `network/any-address`.
   */
  readonly addresses?: readonly string[];
  /** The scheme of its URLs. Default: `http`. */
  readonly scheme?: string;
  /**
   * Gives it a name within the app, which stays when the host changes: on Kubernetes a Service of the type ExternalName,
   * and `host` and URLs say its name, those of `http` and `https` aside, for such a server has to be asked by its own. On
   * Docker's targets the name leads to the workload that stands in its place there, where `host` refers to one. The host on
   * Kubernetes has to be a name, and known when the app is synthesized. Default: false, so that everyone asks for the host.
   */
  readonly service?: boolean | ExternalServiceProps;
  /** Findings that are accepted here, each with the reason. */
  readonly suppress?: readonly Suppression[];
}

const eachTarget = (one: Shape, expected: string) =>
  object(Object.fromEntries(targets.map((target) => [target, one])), expected);

const eachName = `{ ${targets.join(', ')} }`;

/** A text for each target that has one. */
export const textPerTarget = eachTarget(text, eachName);

const perTarget = (one: Shape) =>
  either(
    { when: (value) => isScalar(value) || isReference(value), shape: one },
    { when: otherwise, shape: eachTarget(one, eachName) },
  );

export const externalShape = object<ExternalProps>({
  host: required(perTarget(host)),
  port: perTarget(portText),
  addresses: nonEmptyList(cidr),
  scheme,
  service: either(
    {
      when: isPlainObject,
      shape: object<ExternalServiceProps>({ name: someName, labels: names, annotations: names, patch }),
    },
    { when: otherwise, shape: boolean },
  ),
  suppress,
});

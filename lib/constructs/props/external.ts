import type { Suppression } from '../../diagnostics/origin';
import { type Target, targets } from '../../model/target';
import { isReference } from '../reference';
import { cidr } from './cidr';
import { host, portText } from './host';
import { object, required, type Shape } from './shape';
import { either, isScalar, nonEmptyList, otherwise, text } from './shapes';
import type { TextValue } from './text';
import { scheme } from './url';
import { suppress } from './workload';

/** One value for every target, or one for each. */
export type PerTarget<T> = T | Partial<Readonly<Record<Target, T>>>;

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
  /** Findings that are accepted here, each with the reason. */
  readonly suppress?: readonly Suppression[];
}

const eachTarget = (one: Shape, expected: string) =>
  object(Object.fromEntries(targets.map((target) => [target, one])), expected);

const names = `{ ${targets.join(', ')} }`;

/** A text for each target that has one. */
export const textPerTarget = eachTarget(text, names);

const perTarget = (one: Shape) =>
  either(
    { when: (value) => isScalar(value) || isReference(value), shape: one },
    { when: otherwise, shape: eachTarget(one, names) },
  );

export const externalShape = object<ExternalProps>({
  host: required(perTarget(host)),
  port: perTarget(portText),
  addresses: nonEmptyList(cidr),
  scheme,
  suppress,
});

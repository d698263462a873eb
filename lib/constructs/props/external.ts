import type { Suppression } from '../../diagnostics/origin';
import { type Target, targets } from '../../model/target';
import { isReference } from '../reference';
import { like, oddStrings } from './domain';
import { object, required } from './shape';
import { either, isScalar, nonEmptyString, otherwise, text } from './shapes';
import type { TextValue } from './text';
import { suppress } from './workload';

/** One value for every target, or one for each. */
export type PerTarget<T> = T | Partial<Readonly<Record<Target, T>>>;

/** Where something outside of the app is found. */
export interface ExternalProps {
  /** A name or an address; a reference leads to a workload of the app. */
  readonly host: PerTarget<TextValue>;
  /** Default: none, so that `port` cannot be asked for and URLs have none. */
  readonly port?: PerTarget<TextValue>;
  /** The scheme of its URLs. Default: `http`. */
  readonly scheme?: string;
  /** Findings that are accepted here, each with the reason. */
  readonly suppress?: readonly Suppression[];
}

const perTarget = either(
  { when: (value) => isScalar(value) || isReference(value), shape: text },
  {
    when: otherwise,
    shape: object(
      Object.fromEntries(targets.map((target) => [target, text])),
      `one value, or { ${targets.join(', ')} }`,
    ),
  },
);

export const externalShape = object<ExternalProps>({
  host: required(perTarget),
  port: perTarget,
  scheme: like(nonEmptyString, ['http', 'amqp'], oddStrings),
  suppress,
});

import type { Suppression } from '../../diagnostics/origin';
import { isPlainObject } from '../../model/json';
import type { SecretSources } from '../../model/reference';
import { dataKey, dataKeys } from './data-key';
import { type ExternalSecretProps, externalSecret } from './external-secret';
import { object, required } from './shape';
import { either, nonEmptyList, nonEmptyRecord, otherwise } from './shapes';
import { someName } from './some-text';
import { sourcesOfDocker } from './volume-files';
import { suppress } from './workload';

/** Where Docker's targets find one key of a secret. Default: by the name of the secret and the key. */
export type SecretKeySources = Omit<SecretSources, 'kubernetes'>;

/** A secret that several workloads read. */
export interface SecretProps<K extends string = string> {
  /** What the Secret is called in the namespace of the chart. Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
  /**
   * All its keys, `['user', 'password']`, or key → where targets without Secrets find it:
   * `{ password: { compose: { variable: 'PGPASSWORD', development: 'postgres' } } }`. Keys are letters, digits, `-`, `_`
   * and `.`.
   */
  readonly keys: readonly K[] | Readonly<Record<K, SecretKeySources>>;
  /** Lets the External Secrets operator make it on Kubernetes, out of a store. Default: somebody else makes it. */
  readonly externalSecret?: ExternalSecretProps<K>;
  /** Findings that are accepted here, each with the reason. */
  readonly suppress?: readonly Suppression[];
}

export const secretShape = object<SecretProps>({
  name: someName,
  keys: required(
    either(
      { when: isPlainObject, shape: nonEmptyRecord(object<SecretKeySources>(sourcesOfDocker), dataKeys) },
      { when: otherwise, shape: nonEmptyList(dataKey) },
    ),
  ),
  externalSecret,
  suppress,
});

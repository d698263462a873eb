import type { ExternalSecret } from '../../kubernetes/external-secrets-api';
import type { SecretStoreKind } from '../../model/external-secret';
import { dataKeys } from './data-key';
import { type Duration, duration } from './duration';
import { type OwnPatchOf, ownPatch } from './patch';
import { object, required } from './shape';
import { either, isString, nonEmptyRecord, nonEmptyString, oneOf, otherwise } from './shapes';
import { someName } from './some-text';

/** A SecretStore in the namespace of the chart, or a ClusterSecretStore. */
export interface SecretStoreProps {
  readonly name: string;
  /** Default: `SecretStore`. */
  readonly kind?: SecretStoreKind;
}

/** Where a store keeps one key. */
export interface RemoteKeyProps {
  /** What the store calls the whole secret: a path in Vault, a name in a cloud. */
  readonly key: string;
  /** What of it, where it holds several values. Default: all of it. */
  readonly property?: string;
  /** Default: the latest. */
  readonly version?: string;
}

/** What the External Secrets operator makes a Secret of. */
export interface ExternalSecretProps<K extends string = string> {
  /** The store that it is read from, by name: a SecretStore, or `{ name, kind: 'ClusterSecretStore' }`. */
  readonly store: string | SecretStoreProps;
  /** What the store calls the secret that holds each key as a property of that name. Default: as the Secret is called. */
  readonly key?: string;
  /** Key of the Secret → where else it lies, whole, `'prod/db-password'`, or in part, `{ key, property }`. */
  readonly keys?: Readonly<Partial<Record<K, string | RemoteKeyProps>>>;
  /** How often the store is asked again, `'10m'`; 0 asks once. Default: the operator's own, an hour. */
  readonly refreshInterval?: Duration;
  /** A change to the final ExternalSecret, for whatever the props cannot say. */
  readonly patch?: OwnPatchOf<ExternalSecret>;
}

export const externalSecret = object<ExternalSecretProps>(
  {
    store: required(
      either(
        { when: isString, shape: someName },
        {
          when: otherwise,
          shape: object<SecretStoreProps>(
            { name: required(someName), kind: oneOf(['SecretStore', 'ClusterSecretStore']) },
            '{ name, kind? }',
          ),
        },
      ),
    ),
    key: nonEmptyString,
    keys: nonEmptyRecord(
      either(
        { when: isString, shape: nonEmptyString },
        {
          when: otherwise,
          shape: object<RemoteKeyProps>(
            { key: required(nonEmptyString), property: nonEmptyString, version: nonEmptyString },
            '{ key, property?, version? }',
          ),
        },
      ),
      dataKeys,
    ),
    refreshInterval: duration,
    patch: ownPatch,
  },
  '{ store, key?, keys? }',
);

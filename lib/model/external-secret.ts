import type { PartBase } from './part';
import type { Secret } from './secret';

export type SecretStoreKind = 'SecretStore' | 'ClusterSecretStore';

/** Where a store keeps one key. */
export interface RemoteKey {
  /** What the store calls the whole secret. */
  readonly key: string;
  /** What of it, where it holds several values. */
  readonly property?: string;
  readonly version?: string;
}

/** What an operator in the cluster makes a Secret of, out of a store that the app knows by name alone. */
export interface ExternalSecret extends PartBase {
  readonly kind: 'externalSecret';
  readonly of: Secret;
  readonly store: { readonly name: string; readonly kind: SecretStoreKind };
  /** Key of the Secret → where it comes from. */
  readonly remote: Readonly<Record<string, RemoteKey>>;
  /** After how many milliseconds the store is asked again; missing where the operator decides. */
  readonly refreshInterval?: number;
}

import type { RemoteKey, SecretStoreKind } from '../model/external-secret';
import type { JsonObject } from '../model/json';
import type { ObjectMeta } from './api.generated';

/** An ExternalSecret of the External Secrets operator, as far as Lading writes it. */
export interface ExternalSecret {
  apiVersion: 'external-secrets.io/v1';
  kind: 'ExternalSecret';
  metadata: ObjectMeta;
  spec: {
    refreshInterval?: string;
    secretStoreRef: { kind: SecretStoreKind; name: string };
    data: { secretKey: string; remoteRef: RemoteKey }[];
    /** For patches, as are those below. */
    dataFrom?: JsonObject[];
    refreshPolicy?: 'Periodic' | 'OnChange' | 'CreatedOnce';
    target?: JsonObject;
  };
}

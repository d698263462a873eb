import type { ExternalSecret, RemoteKey } from '../model/external-secret';
import type * as api from './external-secrets-api';
import { kinds } from './kinds';
import { lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';

export function planExternalSecret(part: ExternalSecret): readonly PlannedObject[] {
  const { apiVersion, kind } = kinds.externalSecret;
  const lower = () => lowerExternalSecret(part);
  return [{ id: kind, apiVersion, kind, name: part.name, main: true, patch: 'externalSecret', lower }];
}

/** The operator calls the Secret as this is called. */
function lowerExternalSecret(part: ExternalSecret): api.ExternalSecret {
  const { store, remote, refreshInterval } = part;
  const data = Object.entries(remote).map(([secretKey, { key, property, version }]) => {
    const remoteRef: RemoteKey = {
      key,
      ...(property !== undefined && { property }),
      ...(version !== undefined && { version }),
    };
    return { secretKey, remoteRef };
  });
  const secretStoreRef = { kind: store.kind, name: store.name };
  const spec: api.ExternalSecret['spec'] =
    refreshInterval === undefined
      ? { secretStoreRef, data }
      : { refreshInterval: goDuration(refreshInterval), secretStoreRef, data };
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: lowerMetadata(part),
    spec,
  };
}

function goDuration(milliseconds: number): string {
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}

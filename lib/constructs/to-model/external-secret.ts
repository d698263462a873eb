import type { ExternalSecret, RemoteKey } from '../../model/external-secret';
import type { Secret } from '../../model/secret';
import type { ExternalSecretProps, RemoteKeyProps } from '../props/external-secret';
import { milliseconds } from './probe';
import type { Stated } from './stated';

/** Each key is a property of one secret of the store, but those of which something else is said. */
export function buildExternalSecret(
  secret: Secret,
  { store, key = secret.name, keys = {}, refreshInterval }: ExternalSecretProps,
  labels: Readonly<Record<string, string>> = {},
): ExternalSecret {
  const { name, origin, chart } = secret;
  const remote: Record<string, RemoteKey> = {};
  for (const each of secret.keys) {
    const said = Object.hasOwn(keys, each) ? keys[each] : undefined;
    remote[each] = said === undefined ? { key, property: each } : remoteKey(said);
  }
  return {
    kind: 'externalSecret',
    name,
    origin,
    chart,
    targets: ['kubernetes'],
    labels: { 'app.kubernetes.io/name': name, ...labels },
    annotations: {},
    of: secret,
    store:
      typeof store === 'string' ? { name: store, kind: 'SecretStore' } : { kind: 'SecretStore', ...store },
    remote,
    refreshInterval: milliseconds(refreshInterval),
  } satisfies Stated<ExternalSecret, ExternalSecretProps, 'key' | 'keys' | 'patch'>;
}

function remoteKey(said: string | RemoteKeyProps): RemoteKey {
  return typeof said === 'string' ? { key: said } : said;
}

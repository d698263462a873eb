import { basename } from 'node:path';
import { parse } from 'yaml';
import { readText } from '../read-text';

/** Whoever proves a name in a mesh of a Compose project. */
export interface Named {
  /** Its folder below that of the certificates. */
  readonly folder: string;
  /** `spiffe://cluster.local/ns/shop/sa/api` */
  readonly identity: string;
  /** The form in which it reads its certificate: Envoy's secrets, or PEM. */
  readonly form: 'secrets' | 'pem';
}

/** The labels that say the name of a proxy and the form of its certificate, and where its container sees that. */
const label = 'dev.lading.mesh-identity';
const formLabel = 'dev.lading.mesh-certificates';
const mounted = '/etc/mesh-certs';

/** The proxies of a Compose file, as Lading has written it. */
export function membersIn(file: string): Named[] {
  const project: unknown = parse(readText(file));
  return Object.values(entriesOf(project, 'services')).flatMap((service) => {
    const { [label]: identity, [formLabel]: form } = entriesOf(service, 'labels');
    const volumes = Object.values(entriesOf(service, 'volumes'));
    const volume = volumes.find((each) => at(each, 'target') === mounted);
    const source = at(volume, 'source');
    return typeof identity === 'string' && typeof source === 'string'
      ? [{ identity, folder: basename(source), form: form === 'pem' ? form : 'secrets' }]
      : [];
  });
}

function entriesOf(value: unknown, key: string): Readonly<Record<string, unknown>> {
  return { ...Object(at(value, key)) };
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

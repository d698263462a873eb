import {
  Chart,
  exec,
  ServiceMesh,
  type ServiceMeshProps,
  StatefulApp,
  type StatefulAppProps,
  WebApp,
  type WebAppOptions,
} from 'lading';
import { image, shop } from '../../constructs/make';

/** What somebody says beside what the market always has. */
export interface Said {
  readonly api?: Partial<Omit<WebAppOptions, 'versions'>>;
  readonly db?: Partial<StatefulAppProps>;
  readonly web?: Partial<Omit<WebAppOptions, 'versions'>>;
}

/** A window that asks an API with another version, which asks a database. */
export function marketIn(
  props: Pick<ServiceMeshProps, 'backend'> & Partial<ServiceMeshProps>,
  said: Said = {},
) {
  const chart = new Chart(shop().node.root, 'inner', { namespace: 'shop' });
  const db = new StatefulApp(chart, 'db', {
    image,
    port: 5432,
    storage: { '/data': '1Gi' },
    readiness: exec(['ready']),
    ...said.db,
  });
  const api = new WebApp(chart, 'api', {
    image,
    port: 8080,
    env: { DB: db.host },
    versions: { v2: { scale: 1 } },
    ...said.api,
  });
  const web = new WebApp(chart, 'web', { image, port: 8080, env: { API: api.url() }, ...said.web });
  const mesh = new ServiceMesh(chart, 'mesh', { members: [web, api, db], targets: ['kubernetes'], ...props });
  return { chart, db, api, web, mesh };
}

/** The same on one backend. */
export function marketOn(backend: ServiceMeshProps['backend']) {
  return (props: Partial<ServiceMeshProps> = {}, api: Said['api'] = {}) =>
    marketIn({ backend, ...props }, { api });
}

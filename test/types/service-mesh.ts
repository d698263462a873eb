import { App, Chart, ServiceMesh, StatefulApp, WebApp, type WebAppProps, Worker } from 'lading';

const chart = new Chart(new App(), 'shop');
const image = 'ghcr.io/acme/web:1.0.0';

const db = new StatefulApp(chart, 'db', { image, port: 5432, storage: { '/data': '1Gi' } });
const api = new WebApp(chart, 'api', {
  image,
  port: 8080,
  versions: { v2: { image: 'ghcr.io/acme/web:2.0.0', env: { OLD: null } }, v3: { scale: 1 } },
});
const web = new WebApp(chart, 'web', { image, port: 8080, env: { API: api.url() } });
const worker = new Worker(chart, 'worker', { image });

const mesh = new ServiceMesh(chart, 'mesh', { members: [web, api, db, worker], backend: 'network-policy' });
new ServiceMesh(chart, 'each', {
  members: [web],
  backend: { kubernetes: 'network-policy', compose: 'networks-only' },
  onLoss: ['meshRoute.retry'],
});
mesh.route(api, { split: { v2: 10, v3: 5 }, timeout: '2s', retry: { attempts: 2 }, mirror: { to: 'v2' } });
mesh.route(web, { match: { methods: ['GET'], path: '/items' }, fault: { delay: { duration: '1s' } } });
mesh.upstream(db, { loadBalancing: { hash: 'source' }, outlier: { consecutiveErrors: 3 } });
mesh.rateLimit(api, { requests: 100, per: 'caller' });
web.calls(api, { http: [{ methods: ['GET'], path: '/items' }] }).calls(db);
/** A version is what its member is. */
export const v2: WebApp = api.versions.v2;
/** What has versions passes for what has none. */
const anyOf: readonly WebApp[] = [api, web];
anyOf.map((each) => each.url());
const props: WebAppProps<'v2'> = { image, port: 80, versions: { v2: {} } };
new WebApp(chart, 'typed', props);

// @ts-expect-error a version that is not there
mesh.route(api, { split: { v4: 10 } });
// @ts-expect-error nobody has said that it has versions
mesh.route(web, { split: { v2: 10 } });
// @ts-expect-error a copy can go to a version alone
mesh.route(api, { mirror: { to: 'v4' } });
// @ts-expect-error what has no address has no routes
mesh.route(worker, { timeout: '2s' });
// @ts-expect-error a version that is not there
api.versions.v4;
// @ts-expect-error a version is reached as its member is
new WebApp(chart, 'other', { image, port: 80, versions: { v2: { publish: 80 } } });
// @ts-expect-error a mesh that nobody has
new ServiceMesh(chart, 'unknown', { members: [web], backend: 'isto' });
// @ts-expect-error who may ask what is never lost
new ServiceMesh(chart, 'lossy', { members: [web], backend: 'network-policy', onLoss: ['ask.http.methods'] });

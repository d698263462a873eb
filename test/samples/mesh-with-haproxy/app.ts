import { App, Chart, External, ServiceMesh, StatefulApp, WebApp, Worker } from 'lading';

/** What proxies of HAProxy do for members of a mesh: they keep a little less than those of Envoy, and say so. */
const app = new App({ targets: ['compose'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const ports = [{ name: 'http', port: 8080 }];
const legacy = new WebApp(shop, 'legacy', { image: 'ghcr.io/acme/legacy:1.0.0', port: 9000 });
const bank = new External(shop, 'bank', { host: 'bank.example.com', port: 443, scheme: 'https' });
const db = new StatefulApp(shop, 'db', {
  image: 'ghcr.io/acme/db:1.0.0',
  ports: [{ name: 'sql', port: 5432 }],
  storage: { '/data': '1Gi' },
});
const cache = new WebApp(shop, 'cache', {
  image: 'ghcr.io/acme/cache:1.0.0',
  ports: [{ name: 'data', port: 5432 }],
  versions: { v2: { image: 'ghcr.io/acme/cache:2.0.0' } },
});
const pay = new WebApp(shop, 'pay', {
  image: 'ghcr.io/acme/pay:1.0.0',
  ports: [{ name: 'grpc', port: 9090 }],
});
const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  ports,
  env: { DB: db.host, CACHE: cache.host, LEGACY: legacy.url(), BANK: bank.url() },
  versions: { v2: { image: 'ghcr.io/acme/api:2.0.0' } },
});
const web = new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  ports,
  scale: 2,
  publish: 8090,
  expose: 'shop.acme.dev',
});
new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0' });

web.calls(api, {
  http: [
    { methods: ['GET', 'HEAD'], path: '/items' },
    { methods: ['POST'], path: '/orders', pathType: 'Exact', host: 'api', headers: { 'X-Tenant': 'acme' } },
    { path: '/files/' },
  ],
});
web.calls(pay, {
  grpc: [{ service: 'acme.Payments', methods: ['Charge', 'Refund'] }, { service: 'acme.Health' }],
});

const mesh = new ServiceMesh(shop, 'mesh', {
  members: [web, api, pay, db, cache],
  backend: { compose: 'haproxy' },
  trustDomain: 'acme.dev',
  telemetry: { accessLog: true },
  haproxy: { image: 'registry.acme.dev/haproxy:2.6', subnets: '10.64.0.0/16' },
  onLoss: ['meshRoute.mirror'],
});
mesh.route(api, {
  match: { methods: ['GET'], path: '/items', headers: { 'x-debug': '1' }, host: 'api' },
  mirror: { to: 'v2', percent: 50 },
  rewrite: { path: '/', host: 'items.acme.dev' },
  headers: {
    request: { set: { 'x-share': '100%' }, add: { 'x-via': 'mesh' }, remove: ['x-debug'] },
    response: { remove: ['server'] },
  },
  fault: { delay: { duration: '100ms', percent: 10 }, abort: { status: 418, percent: 1 } },
});
mesh.route(api, {
  split: { v2: 10 },
  timeout: '2s',
  retry: { attempts: 2, perTryTimeout: '500ms', on: ['5xx', 'reset'] },
});
mesh.route(cache, { split: { v2: 25 } });
mesh.route(pay, { retry: { attempts: 1, methods: 'all' } });
mesh.upstream(api, {
  loadBalancing: { hash: { cookie: 'session', ttl: '1h' } },
  pool: {
    maxConnections: 100,
    maxRequests: 50,
    maxRequestsPerConnection: 10,
    connectTimeout: '1s',
    idleTimeout: '30s',
  },
  outlier: { consecutiveErrors: 3, interval: '5s', ejectionTime: '30s', maxEjectionPercent: 50 },
});
mesh.upstream(pay, { loadBalancing: 'least-request', warmup: '10s' });
mesh.upstream(db, { pool: { maxConnections: 20 } });
mesh.rateLimit(api, { requests: 100, per: 'caller' });
mesh.rateLimit(api, { requests: 1000, interval: '10s' });

app.synth();

import { App, Chart, httpGet, ServiceMesh, tcp, WebApp, type WebAppOptions } from 'lading';

/**
 * Members that speak HTTP, gRPC and plain TCP, one that may ask for little, one that is travelled to in many ways, and one who
 * is in no mesh: on Istio, and by routes of the Gateway API alone, which know nobody and refuse nothing.
 */
const backend = process.env.BACKEND === 'gateway-api' ? 'gateway-api' : 'istio';
const knowsCallers = backend === 'istio';
const app = new App({ name: 'meshed', targets: ['kubernetes'] });
const chart = new Chart(app, 'meshed', { namespace: 'meshed' });
const image = 'ghcr.io/acme/mesh-app:1.0.0';

function member(
  name: string,
  kind: 'http' | 'grpc' | 'data',
  more: Partial<Omit<WebAppOptions, 'versions'>> = {},
) {
  return new WebApp(chart, name, { ...common(name, kind), readiness: tcp(), ...more });
}

function common(name: string, kind: string) {
  return { image, ports: [{ name: kind, port: 8080 }], env: { NAME: name, KIND: kind } };
}

function canary(name: string) {
  return new WebApp(chart, name, {
    ...common(name, 'http'),
    readiness: httpGet('/ready'),
    versions: { v2: { env: { NAME: `${name}-v2` }, scale: 1 } },
  });
}

// What speaks first has greeted whom Istio refuses: that one's first byte decides.
const db = member('db', 'data', { env: { NAME: 'db', KIND: 'asked' } });
const cache = member('cache', 'data');
const pay = member('pay', 'grpc');
const orders = member('orders', 'http');
const limited = member('limited', 'http');
const api = canary('api');
const catalog = canary('catalog');
const web = member('web', 'http', {
  expose: knowsCallers ? 'meshed.acme.dev' : undefined,
  calls: [db, cache, orders, limited, catalog],
});
const rogue = member('rogue', 'http', { calls: [orders] });
member('stranger', 'http');

const mesh = new ServiceMesh(chart, 'mesh', {
  members: [web, api, catalog, orders, limited, pay, db, cache, rogue],
  backend,
  targets: ['kubernetes'],
  ...(knowsCallers && { telemetry: { accessLog: true } }),
});
mesh.route(catalog, {
  match: { path: '/old' },
  rewrite: { path: '/new' },
  headers: {
    request: { set: { 'x-set': 'a' }, add: { 'x-add': 'b' }, remove: ['x-gone'] },
    response: { set: { 'x-answer': 'c' } },
  },
});
mesh.route(catalog, { match: { path: '/copied' }, mirror: { to: 'v2', percent: 100 } });
mesh.route(catalog, { match: { headers: { 'x-version': 'v2' } }, split: { v2: 100 } });

if (knowsCallers) {
  web.calls(api, { http: [{ methods: ['GET', 'POST'], path: '/items' }] });
  web.calls(pay, { grpc: [{ service: 'acme.Payments', methods: ['Charge'] }] });
  rogue.calls(api, {
    http: [
      { path: '/other' },
      { path: '/asked', headers: { 'x-key': '1' } },
      { path: '/', pathType: 'Exact' },
    ],
  });
  mesh.route(api, { split: { v2: 10 }, timeout: '2s', retry: { attempts: 2 } });
  mesh.route(catalog, {
    match: { path: '/aborted' },
    fault: { abort: { status: 418, percent: 100 } },
  });
  mesh.route(catalog, {
    match: { path: '/delayed' },
    fault: { delay: { duration: '700ms', percent: 100 } },
  });
  mesh.upstream(catalog, { loadBalancing: { hash: { header: 'x-user' } } });
  mesh.upstream(orders, { outlier: { consecutiveErrors: 3, interval: '1s', ejectionTime: '3s' } });
  mesh.rateLimit(orders, { requests: 20, per: 'caller' });
  mesh.rateLimit(limited, { requests: 10, per: 'total', interval: '2s' });
} else {
  for (const each of [api, pay]) web.calls(each);
  mesh.route(api, { split: { v2: 10 }, timeout: '2s' });
}

app.synth();

import { App, Chart, External, httpGet, ServiceMesh, tcp, WebApp, type WebAppOptions, Worker } from 'lading';

/** Members that speak HTTP, gRPC and plain TCP, one that may ask for little, and one who is in no mesh; the proxies are given. */
const app = new App({ name: 'meshed', compose: { edge: { port: 8092 } } });
const chart = new Chart(app, 'meshed', { namespace: 'meshed' });
const image = 'ghcr.io/acme/mesh-app:1.0.0';

function member(
  name: string,
  kind: 'http' | 'grpc' | 'data',
  more: Partial<Omit<WebAppOptions, 'versions'>> = {},
) {
  return new WebApp(chart, name, {
    image,
    ports: [{ name: kind, port: 8080 }],
    readiness: tcp({ period: '2s' }),
    healthCommand: ['nc', '-z', '127.0.0.1', '8080'],
    preStop: false,
    ...more,
    env: { NAME: name, KIND: kind, ...more.env },
  });
}

const db = member('db', 'data');
const cache = member('cache', 'data');
const pay = member('pay', 'grpc');
const orders = member('orders', 'http');
const api = new WebApp(chart, 'api', {
  image,
  ports: [{ name: 'http', port: 8080 }],
  env: { NAME: 'api', KIND: 'http' },
  readiness: httpGet('/ready', { period: '2s' }),
  healthTool: 'curl',
  preStop: false,
  versions: { v2: { env: { NAME: 'api-v2' }, scale: 1 } },
});
const bank = new External(chart, 'bank', { host: 'bank.example', port: 8080, scheme: 'tcp' });
const web = member('web', 'http', {
  publish: 8091,
  expose: 'meshed.acme.dev',
  calls: [db, cache, orders, bank],
});
const rogue = member('rogue', 'http');
new Worker(chart, 'stranger', { image, env: { NAME: 'stranger' }, preStop: false });

web.calls(api, { http: [{ methods: ['GET', 'POST'], path: '/items' }] });
web.calls(pay, { grpc: [{ service: 'acme.Payments', methods: ['Charge'] }] });
rogue.calls(api, { http: [{ path: '/other' }] });

const mesh = new ServiceMesh(chart, 'mesh', {
  members: [web, api, orders, pay, db, cache, rogue],
  backend: { compose: process.env.PROXIES === 'haproxy' ? 'haproxy' : 'envoy' },
  targets: ['compose'],
  telemetry: { accessLog: true },
});
mesh.route(api, { split: { v2: 10 }, timeout: '1s', retry: { attempts: 2 } });
mesh.upstream(orders, { outlier: { consecutiveErrors: 3, interval: '1s', ejectionTime: '3s' } });
mesh.rateLimit(orders, { requests: 20, per: 'caller' });

app.synth();

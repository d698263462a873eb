import {
  App,
  Chart,
  environments,
  exec,
  grpc,
  httpGet,
  ServiceMesh,
  StatefulApp,
  secret,
  WebApp,
} from 'lading';

/** An ingress controller, where the mesh has no gateway of its own; on Linkerd it has a proxy. */
const ingress = {
  namespace: 'ingress-nginx',
  labels: { 'app.kubernetes.io/name': 'ingress-nginx' },
  serviceAccount: 'ingress-nginx',
};

/**
 * A shop in a mesh: a window, an API of which some requests go to a new version, orders, payments over gRPC, a database.
 * Istio keeps all that is said, and so do proxies on Compose; waypoints keep all but tries, and Linkerd chooses replicas by
 * itself. NetworkPolicies, and networks on Compose, keep who may connect to whom, and nothing more.
 */
environments(
  {
    istio: {
      backend: { kubernetes: 'istio', compose: 'envoy' },
      targets: ['kubernetes', 'compose'],
      looksIntoRequests: true,
      gateway: undefined,
      onLoss: undefined,
    },
    ambient: {
      backend: { kubernetes: 'istio-ambient' },
      targets: ['kubernetes'],
      looksIntoRequests: true,
      gateway: undefined,
      onLoss: ['meshRoute.retry'],
    },
    linkerd: {
      backend: { kubernetes: 'linkerd' },
      targets: ['kubernetes'],
      looksIntoRequests: true,
      gateway: ingress,
      onLoss: ['upstream.loadBalancing.least-request', 'upstream.pool', 'upstream.outlier'],
    },
    cilium: {
      backend: { kubernetes: 'cilium' },
      targets: ['kubernetes'],
      looksIntoRequests: true,
      gateway: ingress,
      onLoss: ['meshRoute.retry', 'upstream.pool', 'upstream.outlier'],
    },
    routes: {
      backend: { kubernetes: 'gateway-api' },
      targets: ['kubernetes'],
      looksIntoRequests: false,
      gateway: ingress,
      onLoss: undefined,
    },
    policies: {
      backend: { kubernetes: 'network-policy' },
      targets: ['kubernetes', 'compose'],
      looksIntoRequests: false,
      gateway: ingress,
      onLoss: undefined,
    },
  } as const,
  ({ backend, targets, looksIntoRequests, gateway, onLoss }) => {
    const app = new App({ name: 'shop' });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const image = (name: string) => `ghcr.io/acme/${name}:1.4.2`;

    const database = new StatefulApp(shop, 'database', {
      image: 'postgres:17.2',
      port: 5432,
      user: 'image',
      env: { POSTGRES_PASSWORD: secret('database', 'password'), PGDATA: '/var/lib/postgresql/data/pg' },
      storage: { '/var/lib/postgresql/data': '10Gi' },
      readiness: exec(['pg_isready', '-U', 'postgres']),
    });

    const payments = new WebApp(shop, 'payments', {
      image: image('payments'),
      ports: [{ name: 'grpc', port: 9000 }],
      readiness: grpc(),
      healthCommand: ['nc', '-z', '127.0.0.1', '9000'],
    });

    const orders = new WebApp(shop, 'orders', {
      image: image('orders'),
      port: 8080,
      env: {
        DATABASE: `postgres://${database.host}:${database.port}/orders`,
        PAYMENTS: `${payments.host}:${payments.port}`,
      },
      readiness: httpGet('/ready'),
      healthTool: 'curl',
      startAfter: [database],
    });

    const api = new WebApp(shop, 'api', {
      image: image('api'),
      port: 8080,
      env: { ORDERS: orders.url() },
      readiness: httpGet('/ready'),
      healthTool: 'curl',
      versions: { v2: { image: 'ghcr.io/acme/api:2.0.0', scale: 1 } },
      startAfter: [orders],
    });

    const web = new WebApp(shop, 'web', {
      image: image('web'),
      port: 8080,
      env: { API: api.url() },
      readiness: httpGet('/'),
      healthTool: 'curl',
      expose: 'shop.acme.dev',
    });

    const mesh = new ServiceMesh(shop, 'mesh', {
      members: [web, api, orders, payments, database],
      backend,
      targets,
      gateway,
      onLoss,
    });
    if (backend.kubernetes === 'gateway-api') mesh.route(api, { split: { v2: 10 }, timeout: '2s' });
    if (looksIntoRequests) {
      web.calls(api, {
        http: [
          { methods: ['GET'], path: '/items' },
          { methods: ['POST'], path: '/orders' },
        ],
      });
      orders.calls(payments, { grpc: [{ service: 'acme.shop.Payments', methods: ['Charge'] }] });
      mesh.route(api, { split: { v2: 10 }, timeout: '2s', retry: { attempts: 2, perTryTimeout: '500ms' } });
      mesh.upstream(orders, {
        loadBalancing: 'least-request',
        pool: { maxConnections: 100, connectTimeout: '1s' },
        outlier: { consecutiveErrors: 3, interval: '5s', ejectionTime: '30s', maxEjectionPercent: 50 },
      });
    }
    app.synth();
  },
);

import { ApiObject } from 'cdk8s';
import { App, Chart, CronJob, Deployment, Service, sleep, WebApp, Worker } from 'lading';

const app = new App({ kubernetes: { cluster: { ipFamilies: ['IPv4'] } } });
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  patch: {
    // @ts-expect-error
    deployment: { spec: { replcas: 3, template: { spec: { dnsPolicy: 'Sometimes' } } } },
  },
});

// What the server takes one by one, but not together.
new Worker(shop, 'stuck', { image: 'ghcr.io/acme/stuck:1.0.0', rollout: { maxSurge: 0, minReady: '15m' } });
const slow = new Deployment(shop, 'slow', {
  stopGracePeriod: '10s',
  containers: [{ image: 'ghcr.io/acme/slow:1.0.0', port: 8080, preStop: sleep('20s') }],
  patch: { deployment: { spec: { strategy: { type: 'Recreate' } } } },
});
new Service(shop, 'slow-service', { selects: slow, ports: [{ port: 8080, nodePort: 30_080 }] });

new CronJob(shop, 'report', {
  image: 'ghcr.io/acme/report:1.0.0',
  schedule: '@daily',
  patch: { cronJob: { spec: { schedule: '0 6 * * 7', timeZone: 'europe/berlin' } } },
});

// A custom resource, too.
new ApiObject(shop, 'route', {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'web' },
  spec: {
    parentRefs: [{ name: 'public' }],
    hostnmes: ['www.acme.dev'],
    rules: [{ backendRefs: [{ port: 80 }] }],
  },
});

// Each field is right, and a rule of the definition is broken.
new ApiObject(shop, 'moved', {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'moved' },
  spec: {
    parentRefs: [{ name: 'public' }],
    rules: [
      {
        filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }],
        backendRefs: [{ name: 'web', port: 8080 }],
      },
    ],
  },
});

// What the app defines itself is known, too.
new ApiObject(shop, 'fleets', {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'fleets.acme.dev' },
  spec: {
    group: 'acme.dev',
    names: { kind: 'Fleet', plural: 'fleets', singular: 'fleet', listKind: 'FleetList' },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: { size: { type: 'integer' }, spare: { type: 'integer', default: 1 } },
                'x-kubernetes-validations': [
                  { rule: 'self.spare < self.size', message: 'not all are spare' },
                ],
              },
            },
          },
        },
      },
    ],
  },
});
new ApiObject(shop, 'ships', {
  apiVersion: 'acme.dev/v1',
  kind: 'Fleet',
  metadata: { name: 'ships' },
  spec: { size: 1 },
});

new ApiObject(shop, 'two-families', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'two-families' },
  spec: {
    selector: { 'app.kubernetes.io/name': 'web' },
    ports: [{ port: 8080 }],
    ipFamilyPolicy: 'RequireDualStack',
  },
});

app.synth();

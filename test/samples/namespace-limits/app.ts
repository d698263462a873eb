import { App, Chart, Worker } from 'lading';

const app = new App({ security: 'restricted' });
const shop = new Chart(app, 'shop', {
  namespace: {
    name: 'shop',
    labels: { 'acme.dev/team': 'storefront' },
    podSecurity: { warn: 'restricted', audit: 'restricted', version: '1.36' },
    quota: {
      requests: { cpu: 4, memory: '8Gi', storage: '100Gi' },
      limits: { cpu: '12', memory: '16Gi', ephemeralStorage: '64Gi' },
      objects: { pods: 20, 'services.loadbalancers': 1, 'count/jobs.batch': 5 },
    },
    limitRange: {
      default: { cpu: '500m', memory: '256Mi' },
      defaultRequest: { cpu: '100m' },
      min: { memory: '8Mi' },
      max: { cpu: 2, memory: '2Gi' },
    },
  },
});
new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0' });

// Its Namespace says by its labels alone what the chart says.
const tools = new Chart(app, 'tools', { namespace: { name: 'tools' }, security: 'privileged' });
new Worker(tools, 'debug', { image: 'ghcr.io/acme/debug:1.0.0', privileged: true });

app.synth();

import { App, Chart, container, Deployment, Service, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  ports: [
    { name: 'http', port: 8080 },
    { name: 'metrics', port: 9090 },
  ],
});
const server = container({ image: 'ghcr.io/acme/old:1.0.0', port: 8000 });
const old = new Service(shop, 'old-service', {
  name: 'old',
  selects: new Deployment(shop, 'old', { containers: [server] }),
  ports: [{ name: 'http', port: 80, to: 8000 }],
});

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: {
    API_HOST: api.host,
    API_PORT: api.port,
    API_METRICS_PORT: api.service.portOf('metrics'),
    API_URL: api.url(),
    API_USERS: api.url('/v1/users?limit=10'),
    API_GRPC: api.url('', { scheme: 'grpc', port: 'metrics' }),
    // The Service's port differs from the container's, and Compose has no Services.
    OLD_URL: old.url('/'),
    OLD_ADDRESS: `${old.host}:${old.port}`,
    // biome-ignore lint/style/useTemplate: sums of strings have to work as well
    BOTH: 'api=' + api.host + ',old=' + old.host,
    AS_JSON: JSON.stringify({ upstreams: [api.url(), old.url()] }),
  },
  args: ['--api', api.url(), `--metrics=${api.host}:${api.service.portOf('metrics')}`],
});

app.synth();

import { App, Chart, exec, httpGet, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', {
  defaults: { readiness: httpGet('/ready'), liveness: httpGet('/healthz'), healthTool: 'curl' },
});

// `null` takes back what the chart says: the default of a WebApp is left, whether its port takes connections.
new WebApp(shop, 'only-connects', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  readiness: null,
  liveness: null,
});
// `false` is the answer: nothing is asked, and traffic comes as soon as the program runs.
const queue = new WebApp(shop, 'never-asked', {
  image: 'ghcr.io/acme/queue:1.0.0',
  port: 5672,
  readiness: false,
  liveness: false,
});
new Worker(shop, 'asked-on-compose', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  readiness: false,
  liveness: false,
  compose: { readiness: exec(['mailer', 'ready']) },
  startAfter: [queue],
});

app.synth();

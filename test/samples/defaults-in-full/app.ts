import { App, Chart, configFile, emptyDir, httpGet, WebApp, Worker } from 'lading';

const app = new App({
  defaults: {
    env: { TZ: 'Europe/Berlin', LOG_LEVEL: 'info' },
    volumes: { '/etc/ssl/acme.crt': configFile('-----BEGIN CERTIFICATE-----\n'), '/cache': emptyDir() },
    readiness: httpGet('/ready'),
    healthTool: 'curl',
    liveness: httpGet('/healthz'),
    scale: 2,
    compose: { scale: 1, env: { LOG_LEVEL: 'debug' } },
  },
});
const shop = new Chart(app, 'shop', {
  defaults: { env: { LOG_LEVEL: 'warn', REGION: 'eu' }, rollout: { maxSurge: 1 } },
});

new WebApp(shop, 'as-the-others', { image: 'ghcr.io/acme/web:1.0.0', port: 8080 });
// Maps merge by key, the rest is replaced, null removes.
new Worker(shop, 'own-words', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { REGION: 'us', TZ: null },
  volumes: { '/etc/ssl/acme.crt': null },
  readiness: null,
  liveness: null,
  scale: 3,
});

app.synth();

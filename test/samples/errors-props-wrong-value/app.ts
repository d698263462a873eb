import { App, Chart, configFiles, Deployment, emptyDir, exec, httpGet, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 80800,
  // @ts-expect-error
  resources: { cpu: '0.5m', memory: '256 MB' },
  // @ts-expect-error
  readiness: httpGet('ready', { period: '10 minutes' }),
  stopGracePeriod: -5,
  scale: { min: 5, max: 2 },
  user: 'nginx',
  workingDir: 'srv',
  stopSignal: 'SIGTREM',
  addCapabilities: ['CAP_NET_ADMIN'],
  rollout: { maxUnavailable: '150%' },
  disruptionBudget: { minAvailable: '150%' },
  publish: { port: 80, hostIp: 'localhost' },
  liveness: httpGet('http://web/healthz', { headers: { 'X Probe:': '1' } }),
});

new WebApp(shop, 'api', {
  image: 'Acme/API',
  ports: [],
  targets: [],
});

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  readiness: exec(['true'], { period: 0 }),
  volumes: {
    'var/mail': emptyDir(),
    '/etc/mail': configFiles({ '../passwd': 'root' }),
  },
});

new Worker(shop, 'spelled', {
  image: 'ghcr.io/acme/spelled:1.0.0',
  readiness: exec(['CMD-SHELL', 'pg_isready || exit 1']),
  // @ts-expect-error
  resources: { memory: '512m', cpu: 0.1 + 0.2, ephemeralStorage: '1.1Gi' },
  // @ts-expect-error
  stopGracePeriod: '1h30',
});

new Deployment(shop, 'empty', { containers: [] });

app.synth();

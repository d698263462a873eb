import {
  App,
  Chart,
  CronJob,
  configFiles,
  emptyDir,
  exec,
  httpGet,
  Job,
  StatefulApp,
  secret,
  secretFiles,
  variable,
  WebApp,
  Worker,
} from 'lading';

const app = new App({ targets: ['kubernetes', 'compose', 'swarm'], swarm: { encrypted: true } });
const shop = new Chart(app, 'shop');

const db = new StatefulApp(shop, 'db', {
  image: 'ghcr.io/acme/db:1.0.0',
  port: 5432,
  scale: 2,
  readiness: exec(['ready']),
  storage: { '/data': '10Gi' },
  env: { PASSWORD: secret('db', 'password') },
  swarm: { scheduling: { nodeSelector: { database: 'here' } } },
});
const migrate = new Job(shop, 'migrate', {
  image: 'ghcr.io/acme/shop:1.0.0',
  command: ['migrate'],
  env: { DB: db.host },
  startAfter: [db],
});
new CronJob(shop, 'backup', {
  image: 'ghcr.io/acme/backup:1.0.0',
  schedule: '0 3 * * *',
  env: { DB: db.hostOf(0) },
});
const web = new WebApp(shop, 'web', {
  image: `ghcr.io/acme/web:${variable('TAG', { default: '1.0' })}`,
  port: 8080,
  publish: 80,
  scale: 3,
  rollout: { maxSurge: 2, minReady: '10s' },
  env: { DB: db.host, PRICE: '$5' },
  volumes: {
    '/etc/web': configFiles({ 'app.yaml': 'log: info\n' }, { name: 'settings', mode: 0o440 }),
    '/run/db': secretFiles('db', ['password']),
    '/cache': emptyDir({ sizeLimit: '10Mi' }),
  },
  readiness: httpGet('/ready'),
  liveness: httpGet('/alive'),
  startup: httpGet('/ready', { period: '2s', failureThreshold: 30 }),
  healthTool: 'curl',
  startAfter: [migrate],
  scheduling: {
    nodeSelector: { disk: 'ssd' },
    spread: [{ over: 'zones' }],
    apartFrom: [{ workload: 'replicas', over: 'nodes', required: true }],
  },
});
new Worker(shop, 'mail', {
  image: 'ghcr.io/acme/mail:1.0.0',
  env: { WEB: web.url('/') },
  initContainers: [{ image: 'ghcr.io/acme/templates:1.0.0', args: ['fetch'] }],
  sidecars: [{ image: 'ghcr.io/acme/relay:1.0.0', name: 'relay' }],
});

app.synth();

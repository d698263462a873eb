import {
  Agent,
  App,
  Chart,
  configFiles,
  exec,
  httpGet,
  Job,
  StatefulApp,
  secretFiles,
  WebApp,
  Worker,
} from 'lading';

/** A stack that lives a whole life. What changes in it is said from outside. */
const app = new App({ name: 'life', targets: ['kubernetes', 'swarm'] });
const shop = new Chart(app, 'shop');

const { LIFE_TAG = '1.0.0', LIFE_TEXT = 'one', LIFE_SICK } = process.env;

const ask = { period: '1s', timeout: '1s', failureThreshold: 2, initialDelay: '1s' } as const;
const image = (name: string, tag = '1.0.0') => `ghcr.io/acme/${name}:${tag}`;

const api = new WebApp(shop, 'api', {
  image: image('api', LIFE_TAG),
  port: 8080,
  scale: 2,
  readiness: httpGet('/', ask),
  healthTool: 'curl',
  healthCommand: LIFE_SICK ? ['false'] : undefined,
  preStop: false,
});
new WebApp(shop, 'web', {
  image: image('web'),
  port: 8080,
  publish: 8090,
  env: { API: api.url(), STAND_IN_SHOW: '/etc/life' },
  volumes: {
    '/etc/life': configFiles({ 'text.txt': LIFE_TEXT }, { mode: 0o400 }),
    '/run/life': secretFiles('life', ['token'], { mode: 0o400 }),
  },
  readiness: httpGet('/', ask),
  healthTool: 'curl',
  preStop: false,
});
new StatefulApp(shop, 'store', {
  image: 'busybox:1.37.0',
  port: 9000,
  command: ['sh', '-c', 'echo begun >> /data/log; exec sleep 3600'],
  storage: { '/data': '1Mi' },
  readiness: exec(['test', '-f', '/data/log'], ask),
  stopGracePeriod: '1s',
  preStop: false,
  scheduling: { nodeSelector: { 'kubernetes.io/hostname': 'lading-box' } },
});
new Agent(shop, 'agent', { image: image('agent') });
new Worker(shop, 'client', { image: image('client'), calls: [api] });
new Job(shop, 'migrate', { image: 'busybox:1.37.0', command: ['sh', '-c', 'echo migrated'] });

app.synth();

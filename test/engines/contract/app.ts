import {
  App,
  bindMount,
  Chart,
  Config,
  configFiles,
  container,
  emptyDir,
  exec,
  grpc,
  httpGet,
  Job,
  Pod,
  secret,
  secretFile,
  secretFiles,
  tcp,
  WebApp,
  Worker,
} from 'lading';
import { healthImage } from './health-image';

/** What the engines are compared by: each way in which a value, a file, an order or a restriction reaches a program. */
const app = new App({ compose: { healthImage } });
const chart = new Chart(app, 'contract');

const greeting = process.env.CONTRACT_GREETING ?? 'hello';
const mood = process.env.CONTRACT_MOOD ?? 'fine';
const tag = process.env.CONTRACT_TAG ?? '1';

const cache = new WebApp(chart, 'cache', {
  image: 'redis:7.4.2',
  port: 6379,
  volumes: { '/data': emptyDir() },
  readiness: exec(['redis-cli', 'ping'], { period: 2 }),
  preStop: false,
});

const store = new WebApp(chart, 'store', {
  image: 'postgres:17.2',
  port: 5432,
  env: { POSTGRES_PASSWORD: secret('store', 'password') },
  user: 'image',
  readiness: exec(['pg_isready', '-h', '127.0.0.1', '-U', 'postgres'], { period: 2, failureThreshold: 30 }),
  preStop: false,
});

// When it has done its work, in the machine's own time, as far as nobody has said so before.
const note = 'sleep 4; redis-cli -h "$0" set seeded "$(cut -d" " -f1 /proc/uptime)" nx';
const seed = new Job(chart, 'seed', {
  image: 'redis:7.4.2',
  command: ['sh', '-c', note, cache.host],
  startAfter: [cache],
});

// The same of another one, which those that wait for it look for by themselves.
const grow = new Job(chart, 'grow', {
  image: 'redis:7.4.2',
  command: ['sh', '-c', note.replace('seeded', 'grown'), cache.host],
  check: { command: ['sh', '-c', 'test -n "$(redis-cli -h "$0" get grown)"', cache.host] },
  startAfter: [cache],
});

new Pod(chart, 'witness', {
  containers: [
    container({
      image: 'ghcr.io/acme/witness:1.0.0',
      port: 8080,
      readiness: httpGet('/ready', { period: 2 }),
      healthTool: 'sidecar',
      preStop: false,
    }),
  ],
  startAfter: [grow],
  suppress: [{ code: 'pod/not-rescheduled', reason: 'its start is all that is looked at' }],
});

const page = new WebApp(chart, 'page', {
  image: 'ghcr.io/acme/page:1.0.0',
  port: 3000,
  env: {
    PORT: 3000,
    SLOW_START: 3,
    CACHE: `${cache.host}:${cache.port}`,
    NODE_OPTIONS: '--max-old-space-size=64',
  },
  readiness: httpGet('/ready', { period: 2, failureThreshold: 10 }),
  healthTool: 'node',
  startAfter: [cache, seed],
  preStop: false,
});

// Asked whether it listens by somebody beside it.
const quiet = new WebApp(chart, 'quiet', {
  image: 'ghcr.io/acme/page:1.0.0',
  port: 3000,
  env: { PORT: 3000, SLOW_START: 3 },
  readiness: tcp({ period: 2, failureThreshold: 10 }),
  healthTool: 'sidecar',
  preStop: false,
});

// The same over gRPC, which needs a program that usual images do not have.
const rates = new WebApp(chart, 'rates', {
  image: 'ghcr.io/acme/rates:1.0.0',
  port: 9000,
  env: { SLOW_START: 3 },
  readiness: grpc({ period: 2, failureThreshold: 10 }),
  healthTool: 'sidecar',
  preStop: false,
});

const settings = new Config(chart, 'settings', {
  data: { LEVEL: 'cost: $5, $(HOME)', 'level.txt': 'info\n' },
});

const back = new WebApp(chart, 'back', {
  image: 'ghcr.io/acme/back:1.0.0',
  port: 8080,
  args: ['serve', '--price=$5', '$(GREETING)x', 'a b', "it's"],
  workingDir: '/tmp',
  env: {
    GREETING: greeting,
    DOLLAR: 'cost: $5, $HOME, ${HOME}, $(HOME), $$',
    QUOTES: `'single' "double" \\ back`,
    LINES: 'one\ntwo\n',
    EMPTY: '',
    YES: 'yes',
    NUMBER: '007',
    UNICODE: 'grüße ✓',
    PASSWORD: secret('store', 'password'),
    LEVEL: settings.get('LEVEL'),
    TOKEN_FILE: secretFile('tokens', 'token'),
    STAND_IN_SHOW: '/etc/back /etc/keys /etc/shared /etc/bound /run/secrets/tokens',
  },
  envFrom: [{ config: settings, prefix: 'SET_' }],
  volumes: {
    '/etc/back': configFiles({
      'back.conf': `mood = ${mood}\nprice = $5 \${HOME}\n`,
      'more.txt': '- no list\n',
    }),
    '/etc/keys': secretFiles('keys', ['api.key']),
    '/etc/shared': settings.files({ 'renamed.txt': 'level.txt' }),
    '/etc/bound': bindMount('test/engines/contract/bound', { asFiles: true }),
  },
  readiness: httpGet('/ready', { period: 2 }),
  healthTool: 'curl',
  startAfter: [page],
  preStop: false,
});

new WebApp(chart, 'front', {
  image: `ghcr.io/acme/front:${tag}`,
  // Below 1024, though it runs as nobody special.
  port: 80,
  publish: 8088,
  env: { BACK: back.url('/from-front'), GREETING: 'front' },
  readiness: httpGet('/ready', { period: 2 }),
  healthTool: 'curl',
  scale: 2,
  rollout: { maxSurge: 1, maxUnavailable: 0 },
  startAfter: [back],
});

new Worker(chart, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { API: back.url() },
  startAfter: [store, back],
});

// Nobody else that it waits for is slow: it starts late because of them alone.
new Worker(chart, 'patient', { image: 'ghcr.io/acme/patient:1.0.0', startAfter: [quiet, rates] });

app.synth();

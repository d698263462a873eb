import {
  App,
  Chart,
  CronJob,
  claim,
  exec,
  httpGet,
  Job,
  Secret,
  StatefulApp,
  tcp,
  WebApp,
  Worker,
} from 'lading';

/**
 * A public help desk of ten services, after Zammad's own Compose file (github.com/zammad/zammad-docker-compose, 6.4): a
 * database, search, two caches, a job that prepares and migrates, three processes of one image, a proxy before them, and a
 * backup every night.
 */
const app = new App({ name: 'zammad', targets: ['kubernetes', 'compose', 'swarm'] });
const desk = new Chart(app, 'zammad', {
  namespace: { name: 'zammad', podSecurity: 'baseline' },
  // On a swarm all data lies on one node.
  defaults: { swarm: { scheduling: { nodeSelector: { zammad: 'here' } } } },
  network: {
    ingressController: { namespace: 'ingress-nginx' },
    // Asked whether the job is done: `kubectl get endpoints kubernetes` lists its addresses.
    apiServer: { cidr: '192.0.2.1/32' },
  },
});

const login = new Secret(desk, 'postgresql-login', {
  keys: { password: { compose: { variable: 'POSTGRES_PASS', development: 'zammad' } } },
});
const postgresql = new StatefulApp(desk, 'postgresql', {
  image: 'postgres:17.2-alpine',
  user: 'image',
  port: 5432,
  env: {
    POSTGRES_DB: 'zammad_production',
    POSTGRES_USER: 'zammad',
    POSTGRES_PASSWORD_FILE: login.file('password'),
  },
  storage: { '/var/lib/postgresql/data': '20Gi' },
  resources: { memory: '1Gi' },
  readiness: exec(['pg_isready', '-U', 'zammad', '-d', 'zammad_production'], { failureThreshold: 30 }),
});
const search = new StatefulApp(desk, 'elasticsearch', {
  image: 'elasticsearch:8.17.1',
  user: 1000,
  port: 9200,
  writableRoot: true,
  env: {
    'discovery.type': 'single-node',
    'xpack.security.enabled': false,
    ES_JAVA_OPTS: '-Xms1g -Xmx1g',
  },
  storage: { '/usr/share/elasticsearch/data': '10Gi' },
  resources: { memory: '2Gi' },
  ulimits: { memlock: -1 },
  readiness: httpGet('/_cluster/health?wait_for_status=yellow', { timeout: 5, failureThreshold: 30 }),
  healthTool: 'curl',
});
const memcached = new WebApp(desk, 'memcached', {
  image: 'memcached:1.6.34-alpine',
  user: 11211,
  port: 11211,
  command: ['memcached', '-m', '256M'],
  resources: { memory: '512Mi' },
  readiness: tcp(),
  healthTool: 'sidecar',
  // A stack has nobody who asks beside a container.
  swarm: { healthCommand: ['nc', '-z', '127.0.0.1', '11211'] },
});
const redis = new StatefulApp(desk, 'redis', {
  image: 'redis:7.4.2-alpine',
  user: 999,
  port: 6379,
  storage: { '/data': '1Gi' },
  readiness: exec(['redis-cli', 'ping']),
});

// What people attach, for all that work with it; the backup reads it.
const storage = claim({ name: 'storage', size: '50Gi', accessMode: 'ReadWriteMany' });
const ofZammad = {
  image: 'ghcr.io/zammad/zammad:6.4.1',
  user: 1000,
  writableRoot: true,
  resources: { memory: '1Gi' },
} as const;
const env = {
  POSTGRESQL_HOST: postgresql.host,
  POSTGRESQL_PORT: postgresql.port,
  POSTGRESQL_DB: 'zammad_production',
  POSTGRESQL_USER: 'zammad',
  POSTGRESQL_PASS: login.get('password'),
  POSTGRESQL_OPTIONS: '?pool=50',
  MEMCACHE_SERVERS: `${memcached.host}:${memcached.port}`,
  REDIS_URL: redis.url('', { scheme: 'redis' }),
  ELASTICSEARCH_ENABLED: true,
  ELASTICSEARCH_HOST: search.host,
  ELASTICSEARCH_PORT: search.port,
  TZ: 'Europe/Berlin',
};

// It migrates the database, and is run again with each new version of the image.
const init = new Job(desk, 'init', {
  ...ofZammad,
  args: ['zammad-init'],
  env,
  volumes: { '/opt/zammad/storage': storage },
  backoffLimit: 10,
  startAfter: [postgresql, search, memcached, redis],
});
const rails = new WebApp(desk, 'railsserver', {
  ...ofZammad,
  args: ['zammad-railsserver'],
  port: 3000,
  env: { ...env, ZAMMAD_WEB_CONCURRENCY: 2 },
  volumes: { '/opt/zammad/storage': storage },
  readiness: httpGet('/', { timeout: 5, failureThreshold: 30 }),
  healthTool: 'curl',
  startAfter: [init],
});
const websocket = new WebApp(desk, 'websocket', {
  ...ofZammad,
  args: ['zammad-websocket'],
  port: 6042,
  env,
  volumes: { '/opt/zammad/storage': storage },
  readiness: tcp(),
  healthTool: 'sidecar',
  swarm: { healthCommand: ['bash', '-c', 'exec 3<>/dev/tcp/127.0.0.1/6042'] },
  startAfter: [init],
});
new Worker(desk, 'scheduler', {
  ...ofZammad,
  args: ['zammad-scheduler'],
  env,
  volumes: { '/opt/zammad/storage': storage },
  startAfter: [init],
});
new WebApp(desk, 'nginx', {
  ...ofZammad,
  args: ['zammad-nginx'],
  port: 8080,
  env: {
    ...env,
    NGINX_PORT: 8080,
    ZAMMAD_RAILSSERVER_HOST: rails.host,
    ZAMMAD_RAILSSERVER_PORT: rails.port,
    ZAMMAD_WEBSOCKET_HOST: websocket.host,
    ZAMMAD_WEBSOCKET_PORT: websocket.port,
  },
  readiness: httpGet('/'),
  healthTool: 'curl',
  expose: {
    host: 'desk.acme.dev',
    tls: { issuer: 'letsencrypt' },
    controller: 'nginx',
    maxBodySize: '50Mi',
    timeout: '120s',
  },
  compose: { publish: { port: 8080, to: 8080, hostIp: '127.0.0.1' } },
  swarm: { expose: null, publish: 8080 },
  startAfter: [rails, websocket],
});
new CronJob(desk, 'backup', {
  ...ofZammad,
  schedule: '0 3 * * *',
  timeZone: 'Europe/Berlin',
  concurrencyPolicy: 'forbid',
  args: ['zammad-backup-once'],
  env: { ...env, BACKUP_DIR: '/var/tmp/zammad', HOLD_DAYS: 10 },
  volumes: {
    '/opt/zammad/storage': { volume: storage, readOnly: true },
    '/var/tmp/zammad': claim({ name: 'backup', size: '100Gi' }),
  },
});

app.synth();

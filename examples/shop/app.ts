import {
  Agent,
  App,
  Chart,
  CronJob,
  claim,
  configFiles,
  emptyDir,
  environments,
  exec,
  fromFile,
  httpGet,
  Job,
  StatefulApp,
  secret,
  WebApp,
} from 'lading';

const version = '1.4.2';

/** One app, two places: what differs between them is typed, and has to be there for each. */
environments(
  {
    dev: { host: undefined, replicas: 1, storage: '1Gi', keepBackups: 2 },
    prod: { host: 'shop.acme.dev', replicas: 2, storage: '20Gi', keepBackups: 14 },
  },
  ({ host, replicas, storage, keepBackups }, environment) => {
    const app = new App({ name: 'shop' });
    const shop = new Chart(app, 'shop', { namespace: `shop-${environment}` });

    const password = secret('db', 'password');
    const db = new StatefulApp(shop, 'db', {
      image: 'postgres:17.2',
      port: 5432,
      user: 'image',
      env: { POSTGRES_PASSWORD: password },
      storage: { '/var/lib/postgresql/data': storage },
      resources: { memory: '512Mi' },
      readiness: exec(['pg_isready', '-h', '127.0.0.1', '-U', 'postgres'], { period: '5s' }),
    });
    const database = { PGHOST: db.host, PGPORT: db.port, PGUSER: 'postgres', PGPASSWORD: password };

    // Redis reads its password from a file alone: an init container writes it, into memory that both see.
    const settings = emptyDir({ medium: 'memory', sizeLimit: '1Mi' });
    const cache = new StatefulApp(shop, 'cache', {
      image: 'redis:7.4.2',
      port: 6379,
      user: 999,
      args: ['redis-server', '/etc/redis/redis.conf'],
      storage: { '/data': '1Gi' },
      volumes: { '/etc/redis': { volume: settings, readOnly: true } },
      initContainers: [
        {
          name: 'settings',
          image: 'redis:7.4.2',
          user: 999,
          command: [
            'sh',
            '-c',
            'printf "appendonly yes\\nrequirepass %s\\n" "$PASSWORD" > /etc/redis/redis.conf',
          ],
          env: { PASSWORD: secret('cache', 'password') },
          volumes: { '/etc/redis': settings },
        },
      ],
      env: { REDISCLI_AUTH: secret('cache', 'password') },
      readiness: exec(['redis-cli', 'ping'], { period: '5s' }),
    });

    const image = `ghcr.io/acme/shop:${version}`;
    // Once for each version: the tables are as the api expects them before it starts.
    const migrate = new Job(shop, 'migrate', {
      image,
      build: './api',
      command: ['python3', 'migrate.py'],
      env: { ...database, VERSION: version },
      startAfter: [db],
    });

    const api = new WebApp(shop, 'api', {
      image,
      build: './api',
      port: 8080,
      scale: replicas,
      env: { ...database, REDIS: cache.host, REDIS_PASSWORD: secret('cache', 'password') },
      readiness: httpGet('/ready', { period: '5s' }),
      healthTool: 'python',
      startAfter: [migrate, cache],
    });

    new WebApp(shop, 'web', {
      image: 'nginxinc/nginx-unprivileged:1.27.3',
      port: 8080,
      user: 101,
      publish: { port: 8080, hostIp: '127.0.0.1' },
      kubernetes: { publish: host === undefined ? 80 : null, expose: host ?? null, scale: replicas },
      volumes: {
        '/etc/nginx/conf.d': configFiles({
          'default.conf': `server {
  listen 8080;
  root /usr/share/shop;
  location /api/ { proxy_pass ${api.url('/')}; }
}
`,
        }),
        '/usr/share/shop': configFiles({ 'index.html': fromFile('web/index.html') }),
      },
      readiness: httpGet('/', { period: '5s' }),
      healthTool: 'curl',
      startAfter: [api],
    });

    // What each machine is doing: one on every node of a cluster, one on a laptop.
    new Agent(shop, 'machine', {
      image: 'prom/node-exporter:v1.8.2',
      port: 9100,
      user: 65534,
      readiness: httpGet('/'),
      healthTool: 'wget',
      resources: { cpu: '50m', memory: '64Mi' },
    });

    // docker compose run --rm backup, or kubectl create job --from=cronjob/backup by-hand
    new CronJob(shop, 'backup', {
      schedule: '15 3 * * *',
      timeZone: 'Europe/Berlin',
      image: 'postgres:17.2',
      command: ['sh', '/scripts/backup.sh'],
      env: { ...database, KEEP: keepBackups },
      volumes: {
        '/scripts': configFiles({ 'backup.sh': fromFile('backup/backup.sh') }),
        '/backups': claim({ size: storage }),
      },
    });
    app.synth();
  },
);

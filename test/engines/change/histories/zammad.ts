import {
  type Chart,
  type ClaimProps,
  CronJob,
  claim,
  exec,
  Job,
  type Memory,
  StatefulApp,
  secret,
  tcp,
  WebApp,
  Worker,
} from '../../../../lib';
import type { ChangeCase } from '../cases';

/** The help desk of github.com/zammad/zammad-docker-compose, after `docker-compose.yml` of format 3.3 and of version 5. */
export const zammad: ChangeCase = {
  name: 'the history of Zammad, 3.3 to 5.0',
  before(chart) {
    const image = (name: string) => `monotek/zammad-docker-compose:${name}-3.3.0`;
    const data = shared('data-zammad');
    const postgresql = database(chart, image('zammad-postgresql'), {});
    const search = elasticsearch(chart, image('zammad-elasticsearch'));
    const volumes = { '/home/zammad': data };
    const rails = new WebApp(chart, 'zammad-railsserver', {
      ...common,
      image: image('zammad'),
      command: ['zammad-railsserver'],
      port: 3000,
      env: { POSTGRESQL_HOST: postgresql.host, ELASTICSEARCH: search.host },
      volumes,
      startAfter: [postgresql],
    });
    for (const name of ['scheduler', 'websocket'])
      new Worker(chart, `zammad-${name}`, {
        ...common,
        image: image('zammad'),
        command: [`zammad-${name}`],
        volumes,
        startAfter: [rails],
      });
    nginx(chart, image('zammad-nginx'), { '/home/zammad': data });
    backup(chart, image('zammad-postgresql'), {
      '/home/zammad': data,
      '/var/tmp/zammad': kept('backup-zammad'),
    });
  },
  after(chart) {
    const image = (name: string) => `zammad/zammad-docker-compose:${name}-5.0.2`;
    const data = shared('zammad-data');
    const login = { POSTGRES_USER: 'zammad', POSTGRES_PASSWORD: secret('zammad', 'postgres-pass') };
    const postgresql = database(chart, image('zammad-postgresql'), login, {
      '/var/lib/postgresql/data': '10Gi',
    });
    elasticsearch(chart, image('zammad-elasticsearch'), { 'discovery.type': 'single-node' });
    const memcached = new WebApp(chart, 'zammad-memcached', {
      image: 'memcached:1.6.10-alpine',
      command: ['memcached', '-m', '256M'],
      port: 11211,
      healthTool: 'sidecar',
    });
    const redis = new WebApp(chart, 'zammad-redis', {
      image: 'redis:6.2.5-alpine',
      user: 999,
      port: 6379,
      readiness: exec(['redis-cli', 'ping']),
      suppress: [{ code: 'image/data-not-kept', reason: 'It holds sessions alone.' }],
    });
    const env = { MEMCACHE_SERVERS: memcached.host, REDIS_URL: redis.url('', { scheme: 'redis' }) };
    const volumes = { '/opt/zammad': data };
    const init = new Job(chart, 'zammad-init', {
      ...common,
      image: image('zammad'),
      command: ['zammad-init'],
      env: { ...env, POSTGRESQL_USER: 'zammad', POSTGRESQL_PASS: secret('zammad', 'postgres-pass') },
      volumes,
      startAfter: [postgresql],
    });
    const rails = new WebApp(chart, 'zammad-railsserver', {
      ...common,
      image: image('zammad'),
      command: ['zammad-railsserver'],
      port: 3000,
      env: { ...env, POSTGRESQL_HOST: postgresql.host },
      volumes,
      startAfter: [init, memcached, postgresql, redis],
    });
    for (const name of ['scheduler', 'websocket'])
      new Worker(chart, `zammad-${name}`, {
        ...common,
        image: image('zammad'),
        command: [`zammad-${name}`],
        env,
        volumes,
        startAfter: [memcached, rails, redis],
      });
    nginx(chart, image('zammad'), volumes);
    backup(chart, image('zammad-postgresql'), { ...volumes, '/var/tmp/zammad': kept('zammad-backup') });
  },
};

const common = { user: 1000, writableRoot: true, healthTool: 'curl' } as const;

const shared = (name: string) => claim({ name, size: '10Gi', accessMode: 'ReadWriteMany' });
const kept = (name: string) => claim({ name, size: '10Gi' });

/** The older one keeps its data in the container. */
function database(
  chart: Chart,
  image: string,
  env: Readonly<Record<string, string | ReturnType<typeof secret>>>,
  storage: Readonly<Record<string, Memory>> = {},
): StatefulApp {
  return new StatefulApp(chart, 'zammad-postgresql', {
    image,
    user: 'image',
    port: 5432,
    env,
    storage,
    readiness: exec(['pg_isready']),
  });
}

function elasticsearch(chart: Chart, image: string, env: Readonly<Record<string, string>> = {}): StatefulApp {
  return new StatefulApp(chart, 'zammad-elasticsearch', {
    ...common,
    image,
    port: 9200,
    env,
    storage: { '/usr/share/elasticsearch/data': '10Gi' },
    readiness: tcp(),
  });
}

function nginx(chart: Chart, image: string, volumes: Readonly<Record<string, ClaimProps>>): void {
  new WebApp(chart, 'zammad-nginx', {
    ...common,
    image,
    command: ['zammad-nginx'],
    port: 8080,
    publish: 8080,
    volumes,
  });
}

function backup(chart: Chart, image: string, volumes: Readonly<Record<string, ClaimProps>>): void {
  new CronJob(chart, 'zammad-backup', {
    ...common,
    image,
    schedule: '0 3 * * *',
    command: ['/usr/local/bin/backup.sh', 'zammad-backup'],
    volumes,
  });
}

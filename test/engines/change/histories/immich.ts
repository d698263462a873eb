import { type Chart, claim, exec, existingClaim, StatefulApp, secret, WebApp, Worker } from '../../../../lib';
import type { ChangeCase } from '../cases';

/**
 * The photo library of github.com/immich-app/immich, after `docker/docker-compose.yml` of 1.101 and of 2: a process less,
 * another cache, another database image, other paths, another port.
 */
export const immich: ChangeCase = {
  name: 'the history of Immich, 1.101 to 2',
  before(chart) {
    const env = parts(chart, {
      cache: 'redis:6.2-alpine@sha256:51d6c56749a4243096327e3fb964a48ed92254357108449cb6e23999c37773c5',
      database:
        'tensorchord/pgvecto-rs:pg14-v0.2.0@sha256:90724186f0a3517cf6914295b5ab410db9ce23190a2d9d0b9dd6463e3fa298f0',
      version: 'v1.101.0',
    });
    const upload = { '/usr/src/app/upload': existingClaim('photos') };
    const image = 'ghcr.io/immich-app/immich-server:v1.101.0';
    new WebApp(chart, 'immich-server', {
      ...common,
      image,
      command: ['start.sh', 'immich'],
      env,
      volumes: upload,
      port: 3001,
      publish: { port: 2283, to: 3001 },
    });
    new Worker(chart, 'immich-microservices', {
      ...common,
      image,
      command: ['start.sh', 'microservices'],
      env,
      volumes: upload,
    });
  },
  after(chart) {
    const env = parts(chart, {
      cache: 'valkey/valkey:9@sha256:546304417feac0874c3dd576e0952c6bb8f06bb4093ea0c9ca303c73cf458f63',
      database:
        'ghcr.io/immich-app/postgres:14-vectorchord0.4.3-pgvectors0.2.0@sha256:bcf63357191b76a916ae5eb93464d65c07511da41e3bf7a8416db519b40b1c23',
      version: 'v2.3.1',
      settings: { POSTGRES_INITDB_ARGS: '--data-checksums' },
    });
    new WebApp(chart, 'immich-server', {
      ...common,
      image: 'ghcr.io/immich-app/immich-server:v2.3.1',
      env,
      volumes: { '/data': existingClaim('photos') },
      port: 2283,
      publish: 2283,
    });
  },
};

const common = { user: 1000, writableRoot: true, healthTool: 'curl' } as const;

interface Parts {
  readonly cache: string;
  readonly database: string;
  readonly version: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** What both versions have, and the variables by which the server finds it. */
function parts(chart: Chart, { cache, database, version, settings = {} }: Parts) {
  const password = secret('immich', 'db-password');
  const redis = new WebApp(chart, 'redis', {
    image: cache,
    user: 999,
    port: 6379,
    readiness: exec(['sh', '-c', 'redis-cli ping || exit 1']),
  });
  const postgres = new StatefulApp(chart, 'database', {
    image: database,
    user: 'image',
    port: 5432,
    env: { POSTGRES_PASSWORD: password, POSTGRES_USER: 'postgres', POSTGRES_DB: 'immich', ...settings },
    storage: { '/var/lib/postgresql/data': '20Gi' },
    ...(Object.keys(settings).length > 0 && { shmSize: '128Mi' }),
    readiness: exec(['pg_isready']),
  });
  const learning = new WebApp(chart, 'immich-machine-learning', {
    ...common,
    image: `ghcr.io/immich-app/immich-machine-learning:${version}`,
    port: 3003,
    volumes: { '/cache': claim({ name: 'model-cache', size: '10Gi' }) },
  });
  return {
    DB_HOSTNAME: postgres.host,
    DB_PASSWORD: password,
    REDIS_HOSTNAME: redis.host,
    IMMICH_MACHINE_LEARNING_URL: learning.url(),
  };
}

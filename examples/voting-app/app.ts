import { App, Chart, exec, httpGet, Job, StatefulApp, secret, WebApp, Worker } from 'lading';

const app = new App({ name: 'voting-app', targets: ['kubernetes', 'compose', 'swarm'] });
const chart = new Chart(app, 'vote', { namespace: 'vote', defaults: { healthTool: 'python' } });

// What keeps data on Swarm is held at the node that has the label.
const swarm = { scheduling: { nodeSelector: { data: 'here' } } };

const redis = new StatefulApp(chart, 'redis', {
  image: 'redis:7.4.2',
  port: 6379,
  user: 999,
  storage: { '/data': '1Gi' },
  args: ['redis-server', '--appendonly', 'yes', '--protected-mode', 'no'],
  readiness: exec(['redis-cli', 'ping'], { period: '5s' }),
  swarm,
});

const db = new StatefulApp(chart, 'db', {
  image: 'postgres:17.2',
  port: 5432,
  user: 'image',
  env: { POSTGRES_PASSWORD: secret('db', 'password') },
  storage: { '/var/lib/postgresql/data': '5Gi' },
  readiness: exec(['pg_isready', '-h', '127.0.0.1', '-U', 'postgres'], { period: '5s' }),
  swarm,
});
const database = {
  PGHOST: db.host,
  PGPORT: db.port,
  PGUSER: 'postgres',
  PGPASSWORD: secret('db', 'password'),
};

const vote = new WebApp(chart, 'vote', {
  image: 'ghcr.io/acme/voting-vote:1.0.0',
  build: './vote',
  port: 8080,
  publish: 8080,
  env: { REDIS: redis.host, OPTIONS: 'Cats,Dogs' },
  readiness: httpGet('/ready', { period: '5s' }),
  startAfter: [redis],
});

new WebApp(chart, 'result', {
  image: 'ghcr.io/acme/voting-result:1.0.0',
  build: './result',
  port: 8080,
  publish: 8081,
  env: database,
  readiness: httpGet('/ready', { period: '5s' }),
  startAfter: [db],
});

new Worker(chart, 'worker', {
  image: 'ghcr.io/acme/voting-worker:1.0.0',
  build: './worker',
  env: { REDIS: redis.host, ...database },
  startAfter: [redis, db],
});

// For developers: docker compose --profile seed up
new Job(chart, 'seed', {
  image: 'ghcr.io/acme/voting-vote:1.0.0',
  command: ['python3', 'seed.py'],
  env: { VOTE: vote.url('/') },
  startAfter: [vote],
  profiles: ['seed'],
  targets: ['compose'],
});

app.synth();

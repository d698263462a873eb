import {
  App,
  Chart,
  claim,
  configFile,
  configFiles,
  External,
  exec,
  httpGet,
  StatefulApp,
  secret,
  variable,
  WebApp,
  Worker,
} from 'lading';

/**
 * A public app of a dozen services, after Dify's own Compose file (github.com/langgenius/dify, docker/, 1.13): databases
 * for records, for the cache and for vectors, workers, a sandbox that reaches the world through a proxy alone, and a
 * proxy in front of it all. Passwords are secrets here; for development they are what that file says.
 */
const app = new App({ name: 'dify' });
const chart = new Chart(app, 'dify', { namespace: 'dify' });
// What runs other people's code gets out through a proxy alone.
const closed = new Chart(app, 'closed', { namespace: 'dify', network: 'isolated' });
const difyai = { compose: { development: 'difyai123456' } };

// Models, marketplace and mail are wherever they are.
const internet = new External(chart, 'internet', {
  host: 'marketplace.dify.ai',
  port: 443,
  addresses: ['0.0.0.0/0'],
});

const dbPassword = secret('dify-db', 'password', difyai);
const db = new StatefulApp(chart, 'db', {
  image: 'postgres:15-alpine',
  user: 'image',
  port: 5432,
  args: ['postgres', '-c', 'max_connections=100', '-c', 'shared_buffers=128MB', '-c', 'work_mem=4MB'],
  env: { POSTGRES_USER: 'postgres', POSTGRES_PASSWORD: dbPassword, POSTGRES_DB: 'dify' },
  storage: { '/var/lib/postgresql/data': '20Gi' },
  resources: { memory: '1Gi' },
  shmSize: '256Mi',
  readiness: exec(['pg_isready', '-U', 'postgres', '-d', 'dify'], {
    period: 5,
    timeout: 3,
    failureThreshold: 60,
  }),
});

const redisPassword = secret('dify-redis', 'password', difyai);
const redis = new StatefulApp(chart, 'redis', {
  image: 'redis:6-alpine',
  user: 999,
  port: 6379,
  args: ['redis-server', '--requirepass', redisPassword],
  env: { REDISCLI_AUTH: redisPassword },
  storage: { '/data': '1Gi' },
  readiness: exec(['redis-cli', 'ping']),
});

const vectorKey = secret('dify-weaviate', 'api-key', {
  compose: { development: 'weaviate' },
});
const weaviate = new StatefulApp(chart, 'weaviate', {
  image: 'semitechnologies/weaviate:1.27.0',
  ports: [
    { name: 'http', port: 8080 },
    { name: 'grpc', port: 50051 },
  ],
  env: {
    PERSISTENCE_DATA_PATH: '/var/lib/weaviate',
    QUERY_DEFAULTS_LIMIT: 25,
    AUTHENTICATION_APIKEY_ENABLED: true,
    AUTHENTICATION_APIKEY_ALLOWED_KEYS: vectorKey,
    AUTHENTICATION_APIKEY_USERS: 'hello@dify.ai',
    CLUSTER_HOSTNAME: 'node1',
  },
  storage: { '/var/lib/weaviate': '20Gi' },
  readiness: httpGet('/v1/.well-known/ready', { port: 'http' }),
  healthTool: 'wget',
});

const sandboxKey = secret('dify-sandbox', 'api-key', { compose: { development: 'dify-sandbox' } });
const ssrfProxy = new WebApp(closed, 'ssrf-proxy', {
  image: 'ubuntu/squid:6.6-24.04_beta',
  user: 'image',
  port: 3128,
  command: ['squid', '-f', '/etc/squid/squid.conf', '-NYC'],
  volumes: {
    '/etc/squid/squid.conf': configFile(`http_port 3128
coredump_dir /var/spool/squid
acl private dst 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 169.254.0.0/16
acl web port 80 443
http_access deny private
http_access allow web
http_access deny all
`),
  },
  calls: [internet],
});
const proxied = { HTTP_PROXY: ssrfProxy.url(), HTTPS_PROXY: ssrfProxy.url() };

const sandbox = new WebApp(closed, 'sandbox', {
  image: 'langgenius/dify-sandbox:0.2.14',
  user: 'image',
  port: 8194,
  env: {
    API_KEY: sandboxKey,
    GIN_MODE: 'release',
    WORKER_TIMEOUT: 15,
    ENABLE_NETWORK: true,
    SANDBOX_PORT: 8194,
    PIP_MIRROR_URL: variable('PIP_MIRROR_URL', { default: '' }),
    ...proxied,
  },
  volumes: {
    '/conf': configFiles({ 'config.yaml': 'app:\n  port: 8194\n  debug: false\nmax_workers: 4\n' }),
    '/dependencies': configFiles({ 'python-requirements.txt': 'requests\n' }),
  },
  readiness: httpGet('/health'),
  healthTool: 'curl',
});

// What people upload is the api's and the worker's; whoever comes first owns it to their user.
const storage = claim({ name: 'storage', size: '50Gi', accessMode: 'ReadWriteMany' });
const innerKey = secret('dify-plugins', 'inner-api-key', { compose: { development: 'inner' } });
const daemonKey = secret('dify-plugins', 'daemon-key', { compose: { development: 'daemon' } });

const plugins = {
  PLUGIN_DAEMON_KEY: daemonKey,
  PLUGIN_MAX_PACKAGE_SIZE: 52_428_800,
  INNER_API_KEY_FOR_PLUGIN: innerKey,
};
const database = {
  DB_TYPE: 'postgresql',
  DB_HOST: db.host,
  DB_PORT: db.port,
  DB_USERNAME: 'postgres',
  DB_PASSWORD: dbPassword,
};
const cache = { REDIS_HOST: redis.host, REDIS_PORT: redis.port, REDIS_PASSWORD: redisPassword };
const shared = {
  SECRET_KEY: secret('dify', 'secret-key', { compose: { development: 'for development alone' } }),
  LOG_LEVEL: variable('LOG_LEVEL', { default: 'INFO' }),
  DB_DATABASE: 'dify',
  ...database,
  ...cache,
  CELERY_BROKER_URL: `redis://:${redisPassword}@${redis.host}:${redis.port}/1`,
  STORAGE_TYPE: 'opendal',
  OPENDAL_SCHEME: 'fs',
  OPENDAL_FS_ROOT: 'storage',
  VECTOR_STORE: 'weaviate',
  WEAVIATE_ENDPOINT: weaviate.url('', { port: 'http' }),
  WEAVIATE_GRPC_ENDPOINT: weaviate.url('', { port: 'grpc', scheme: 'grpc' }),
  WEAVIATE_API_KEY: vectorKey,
  CODE_EXECUTION_ENDPOINT: sandbox.url(),
  CODE_EXECUTION_API_KEY: sandboxKey,
  SSRF_PROXY_HTTP_URL: ssrfProxy.url(),
  SSRF_PROXY_HTTPS_URL: ssrfProxy.url(),
  ...plugins,
};

const ofApi = {
  image: 'langgenius/dify-api:1.13.3',
  user: 1001,
  writableRoot: true,
  resources: { memory: '2Gi' },
  startAfter: [db, redis],
} as const;
const api = new WebApp(chart, 'api', {
  ...ofApi,
  port: 5001,
  // It is found by whom it finds: this name is the plugin daemon's.
  env: { MODE: 'api', PLUGIN_DAEMON_URL: 'http://plugin-daemon:5002', ...shared },
  volumes: { '/app/api/storage': storage },
  readiness: httpGet('/health', { initialDelay: '30s', period: '30s', timeout: '5s' }),
  healthTool: 'curl',
});
const daemon = new WebApp(chart, 'plugin-daemon', {
  image: 'langgenius/dify-plugin-daemon:0.5.3-local',
  user: 'image',
  ports: [
    { name: 'http', port: 5002 },
    { name: 'debugging', port: 5003 },
  ],
  env: {
    ...database,
    ...cache,
    DB_DATABASE: 'dify_plugin',
    DB_SSL_MODE: 'disable',
    SERVER_PORT: 5002,
    SERVER_KEY: daemonKey,
    DIFY_INNER_API_URL: api.url(),
    DIFY_INNER_API_KEY: innerKey,
    PLUGIN_REMOTE_INSTALLING_HOST: '0.0.0.0',
    PLUGIN_REMOTE_INSTALLING_PORT: 5003,
    PLUGIN_WORKING_PATH: '/app/storage/cwd',
    FORCE_VERIFYING_SIGNATURE: true,
  },
  volumes: { '/app/storage': claim({ name: 'plugins', size: '10Gi' }) },
  compose: { publish: { port: 5003, to: 5003, hostIp: '127.0.0.1' } },
  startAfter: [db],
});
new Worker(chart, 'worker', {
  ...ofApi,
  env: { MODE: 'worker', PLUGIN_DAEMON_URL: daemon.url('', { port: 'http' }), ...shared },
  volumes: { '/app/api/storage': storage },
});
new Worker(chart, 'worker-beat', { ...ofApi, env: { MODE: 'beat', ...shared } });

const web = new WebApp(chart, 'web', {
  image: 'langgenius/dify-web:1.13.3',
  user: 1001,
  writableRoot: true,
  port: 3000,
  healthTool: 'node',
  env: {
    CONSOLE_API_URL: variable('CONSOLE_API_URL', { default: '' }),
    APP_API_URL: variable('APP_API_URL', { default: '' }),
    MARKETPLACE_API_URL: `https://${internet.host}`,
    NEXT_TELEMETRY_DISABLED: 1,
    TEXT_GENERATION_TIMEOUT_MS: 60_000,
  },
});

new WebApp(chart, 'nginx', {
  image: 'nginx:1.27.3',
  user: 'image',
  port: 80,
  publish: 80,
  volumes: {
    '/etc/nginx/conf.d': configFiles({
      'default.conf': `server {
  listen 80;
  client_max_body_size 100M;
  proxy_set_header Host $host;
  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
  proxy_read_timeout 3600s;
  location ~ ^/(console/api|api|v1|files|mcp)/ { proxy_pass ${api.url()}; }
  location /e/ {
    proxy_pass ${daemon.url('', { port: 'http' })};
    proxy_set_header Dify-Hook-Url $scheme://$host$request_uri;
  }
  location / { proxy_pass ${web.url()}; }
}
`,
    }),
  },
  readiness: httpGet('/'),
  healthTool: 'curl',
  startAfter: [api, web],
});

// docker compose --profile certbot up; a cluster has cert-manager.
new Worker(chart, 'certbot', {
  image: 'certbot/certbot:v3.0.1',
  user: 'image',
  command: ['tail', '-f', '/dev/null'],
  env: { CERTBOT_EMAIL: variable('CERTBOT_EMAIL'), CERTBOT_DOMAIN: variable('CERTBOT_DOMAIN') },
  volumes: {
    '/etc/letsencrypt': claim({ name: 'certbot-conf', size: '1Gi' }),
    '/var/www/html': claim({ name: 'certbot-www', size: '1Gi' }),
  },
  profiles: ['certbot'],
  targets: ['compose'],
});

app.synth();

import {
  App,
  Chart,
  configFile,
  configFiles,
  container,
  Deployment,
  emptyDir,
  exec,
  fromFile,
  grpc,
  httpGet,
  secretFiles,
  sleep,
  tcp,
  variable,
} from 'lading';

const image = 'ghcr.io/acme/web:1.0.0';

const server = container({
  image,
  build: { context: '.', target: 'release', args: { VERSION: 22, COMMIT: variable('COMMIT') } },
  env: { TEXT: 'a', NUMBER: 1, FLAG: true },
  envFrom: [
    { config: 'web', envFile: 'web.env' },
    { secret: 'db', prefix: 'DB_', optional: true },
  ],
  command: ['node', 'server.js'],
  args: ['--workers', 4],
  volumes: {
    '/tmp': emptyDir({ medium: 'memory', sizeLimit: '64Mi' }),
    '/etc/web': { volume: configFiles({ 'a.conf': 'a', 'b.conf': fromFile('b.conf') }), readOnly: true },
    '/etc/motd': configFile('hello'),
    '/run/tls': secretFiles('tls', ['tls.crt', 'tls.key']),
  },
  resources: { cpu: 0.25, memory: { request: '128Mi', limit: 268435456 } },
  startup: tcp({ port: 8080 }),
  readiness: grpc({ service: 'acme.Web' }),
  liveness: httpGet('/healthz', { headers: { Host: 'acme.dev' }, scheme: 'HTTPS' }),
  postStart: exec(['warm-up']),
  preStop: sleep('5s'),
  user: '1000:1000',
  allowPrivilegeEscalation: true,
  addCapabilities: ['NET_BIND_SERVICE'],
});
new Deployment(new Chart(new App(), 'shop'), 'web', { replicas: 3, containers: [server] });

// @ts-expect-error a list of texts, not a command line
container({ image, command: 'node server.js' });
// @ts-expect-error environment is an object
container({ image, env: ['LEVEL=info'] });
// @ts-expect-error a value is a text, a number, a boolean or a reference
container({ image, env: { LEVEL: { name: 'info' } } });
// @ts-expect-error memory, not mem
container({ image, resources: { mem: '256Mi' } });
// @ts-expect-error requests, Kubernetes' word, has an s that ours has not
container({ image, resources: { cpu: { requests: '1' } } });
container({ image, resources: 'unlimited' });
container({ image, resources: { cpu: { request: '100m', limit: 'none' } } });
// @ts-expect-error no such word
container({ image, resources: 'none' });
// @ts-expect-error disk or memory
container({ image, volumes: { '/tmp': emptyDir({ medium: 'tape' }) } });
// @ts-expect-error a folder needs files
container({ image, volumes: { '/etc/web': configFiles() } });
// @ts-expect-error a probe has a kind
container({ image, readiness: { path: '/ready' } });
// @ts-expect-error HTTP or HTTPS
container({ image, readiness: httpGet('/ready', { scheme: 'https' }) });
container({ image, startup: false, readiness: false, liveness: false });
// @ts-expect-error false switches it off, and true asks nothing
container({ image, readiness: true });
// @ts-expect-error a probe runs no sleep
container({ image, readiness: sleep('5s') });
// @ts-expect-error no sleep after the start
container({ image, postStart: sleep('5s') });
// @ts-expect-error a build has a context
container({ image, build: { dockerfile: 'Dockerfile' } });
// @ts-expect-error no such protocol
container({ image, ports: [{ port: 53, protocol: 'UDP' }] });
// @ts-expect-error no such policy
container({ image, pull: 'IfNotPresent' });
// @ts-expect-error variables come from something
container({ image, envFrom: [{ envFile: 'web.env' }] });
// @ts-expect-error of one object each
container({ image, envFrom: [{ config: 'web', secret: 'web' }] });
// @ts-expect-error a list, for their order counts
container({ image, envFrom: { config: 'web' } });

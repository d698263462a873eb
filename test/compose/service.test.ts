import { printYaml } from '../../lib/emit/yaml';
import type { Container } from '../../lib/model/container';
import { chart, port, secret, workload } from '../model/parts';
import { lower, makeWorld, webOf } from './make';

test('the keys of a service stand in the order in which a person reads them', () => {
  const action = { type: 'exec' as const, command: ['true'] };
  const web = webOf(
    {
      build: { context: './web' },
      pull: 'missing',
      command: ['serve'],
      args: ['--port', '8080'],
      workingDir: '/srv',
      ports: [port()],
      env: { LOG: 'info', DB: ['postgres://', secret('db', 'password')] },
      readiness: { action },
      postStart: action,
      preStop: action,
      addCapabilities: ['NET_BIND_SERVICE'],
    },
    { stopSignal: 'SIGQUIT', labels: { tier: 'front' }, restart: 'always', stopGracePeriod: 45_000 },
  );
  expect(printYaml(lower(web))).toBe(`image: acme/app:1
build:
  context: ../../web
pull_policy: missing
entrypoint:
  - serve
command:
  - --port
  - "8080"
working_dir: /srv
environment:
  LOG: info
  DB: postgres://\${DB_PASSWORD:?set DB_PASSWORD in .env}
expose:
  - "8080"
tmpfs:
  - /tmp:exec,mode=1777
healthcheck:
  test:
    - CMD
    - "true"
  interval: 10s
  timeout: 1s
  retries: 3
  start_period: 1m
deploy:
  replicas: 1
  resources:
    limits:
      cpus: "1"
      memory: 256m
    reservations:
      memory: 256m
restart: always
post_start:
  - command:
      - "true"
pre_stop:
  - command:
      - "true"
stop_grace_period: 45s
stop_signal: SIGQUIT
user: 10001:10001
read_only: true
cap_drop:
  - ALL
cap_add:
  - NET_BIND_SERVICE
security_opt:
  - no-new-privileges:true
labels:
  tier: front
`);
});

test('arguments alone leave the entrypoint of the image', () => {
  const service = lower(webOf({ args: ['$x'] }));
  expect(service).toMatchObject({ command: ['$$x'] });
  expect(service).not.toHaveProperty('entrypoint');
});

test.each<[string, Partial<Container>, object]>([
  ['the image decides', { user: 'image' }, { security_opt: ['no-new-privileges:true'] }],
  ['it is privileged', { user: 'image', privileged: true }, { privileged: true }],
  ['its programs may gain privileges', { user: 'image', allowPrivilegeEscalation: true }, {}],
  [
    'it is privileged and may not gain more',
    { user: 'image', privileged: true, allowPrivilegeEscalation: false },
    { privileged: true, security_opt: ['no-new-privileges:true'] },
  ],
  [
    'it has a user and a writable root',
    { user: { uid: 1000 }, writableRoot: true },
    { user: '1000', cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] },
  ],
])('who a container is and what it may do, when %s', (_, container, expected) => {
  const { user, read_only, privileged, cap_drop, cap_add, security_opt } = lower(webOf(container));
  expect({ user, read_only, privileged, cap_drop, cap_add, security_opt }).toEqual(expected);
});

test('labels hold what the chart, annotations and labels say, escaped, the most particular last', () => {
  const web = workload('web', {
    chart: chart('shop', { labels: { team: 'shop', tier: 'chart' } }),
    annotations: { 'acme.dev/cost': '$5' },
    labels: { tier: 'front' },
  });
  expect(lower(web).labels).toEqual({ team: 'shop', tier: 'front', 'acme.dev/cost': '$$5' });
});

test('limits are exact, and CPU is not reserved', () => {
  const Mi = 1024 * 1024;
  const resources = { requests: { cpu: 100, memory: 64 * Mi }, limits: { cpu: 250, memory: 7_000_001 } };
  expect(lower(webOf({ resources })).deploy).toEqual({
    replicas: 1,
    resources: { limits: { cpus: '0.25', memory: '7000001b' }, reservations: { memory: '64m' } },
  });
});

test('patches change the final service in order', () => {
  const web = workload('web', {
    servicePatches: {
      compose: {
        type: 'json',
        operations: [
          { op: 'remove', path: '/restart' },
          { op: 'add', path: '/init', value: true },
          { op: 'replace', path: '/init', value: false },
        ],
      },
    },
  });
  const service = lower(web);
  expect(service).not.toHaveProperty('restart');
  expect(service.init).toBe(false);
});

test('a patch that does not apply is an error and leaves no trace', () => {
  const world = makeWorld();
  const web = workload('web', {
    servicePatches: {
      compose: {
        type: 'json',
        operations: [
          { op: 'add', path: '/init', value: true },
          { op: 'remove', path: '/nothing' },
        ],
      },
    },
  });
  expect(lower(web, world)).not.toHaveProperty('init');
  expect(world.findings).toMatchObject([
    { code: 'patch/failed', property: ['patch'], affected: [{ object: 'services.web' }] },
  ]);
});

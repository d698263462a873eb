import { lowerContainer, type Role } from '../../lib/kubernetes/container';
import type { Container } from '../../lib/model/container';
import { complete } from '../../lib/passes/complete';
import { codes, container, port, secret, workload } from '../model/parts';
import { makePrepared } from '../passes/prepared';
import { placeIn } from './make';

function lower(rest: Partial<Container> = {}, role: Role = 'main', prepared = makePrepared()) {
  const [only] = complete(workload('api', { containers: [container(rest)] })).containers;
  if (only === undefined) throw new Error('a workload has a container');
  return lowerContainer(only, role, placeIn(prepared));
}

const http = { type: 'httpGet', path: '/', scheme: 'HTTP', headers: {} } as const;

test('the keys stand in the order that a person expects', () => {
  const everything = lower({
    command: ['serve'],
    args: ['--port', '8080'],
    workingDir: '/app',
    ports: [port()],
    env: { A: '1' },
    startup: { action: http },
    readiness: { action: http },
    liveness: { action: http },
    postStart: { type: 'exec', command: ['warm'] },
  });
  expect(Object.keys(everything)).toEqual([
    'name',
    'image',
    'imagePullPolicy',
    'command',
    'args',
    'workingDir',
    'ports',
    'env',
    'resources',
    'volumeMounts',
    'startupProbe',
    'readinessProbe',
    'livenessProbe',
    'lifecycle',
    'securityContext',
  ]);
});

test('what the user left out is not written, but resources, a writable /tmp and security', () => {
  expect(lower()).toEqual({
    name: 'main',
    image: 'acme/app:1',
    imagePullPolicy: 'Always',
    resources: {
      requests: { cpu: '100m', memory: '256Mi', 'ephemeral-storage': '64Mi' },
      limits: { cpu: '1', memory: '256Mi', 'ephemeral-storage': '1Gi' },
    },
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
  });
});

test.each([
  ['always', 'Always'],
  ['missing', 'IfNotPresent'],
  ['never', 'Never'],
] as const)('pull %j is the policy %j', (pull, policy) => {
  expect(lower({ pull }).imagePullPolicy).toBe(policy);
});

test('command and args are kept from expansion, and may hold secrets', () => {
  const container = lower({ command: ['echo', '$(X)'], args: [['--password=', secret('db', 'password')]] });
  expect(container.command).toEqual(['echo', '$$(X)']);
  expect(container.args).toEqual(['--password=$(DB_PASSWORD)']);
  expect(container.env).toEqual([
    { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
  ]);
});

test('TCP goes without saying, other protocols do not', () => {
  expect(lower({ ports: [port(80), port(53, { name: 'dns', protocol: 'udp' })] }).ports).toEqual([
    { name: 'http', containerPort: 80 },
    { name: 'dns', containerPort: 53, protocol: 'UDP' },
  ]);
});

describe('security', () => {
  const security = (rest: Partial<Container>) => lower(rest).securityContext;

  test('an image that chooses its user keeps its capabilities and its root file system', () => {
    expect(security({ user: 'image' })).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: false,
    });
  });

  test('capabilities come back after all were dropped', () => {
    expect(security({ addCapabilities: ['NET_BIND_SERVICE'] })?.capabilities).toEqual({
      add: ['NET_BIND_SERVICE'],
      drop: ['ALL'],
    });
  });

  test('the root user is not claimed to be another', () => {
    expect(security({ user: { uid: 0 } })).toMatchObject({ runAsNonRoot: false, runAsUser: 0 });
    expect(security({ user: { uid: 1000 } })).not.toHaveProperty('runAsGroup');
  });

  test('programs gain privileges where the container says so', () => {
    expect(security({ user: 'image', allowPrivilegeEscalation: true })).toEqual({
      allowPrivilegeEscalation: true,
      readOnlyRootFilesystem: false,
    });
  });

  test('a privileged container is not told that it may not escalate, which the API server refuses', () => {
    expect(security({ privileged: true, user: { uid: 0, gid: 0 } })).toEqual({
      runAsNonRoot: false,
      runAsUser: 0,
      runAsGroup: 0,
      privileged: true,
      readOnlyRootFilesystem: false,
    });
  });
});

describe('a sidecar and an init container', () => {
  test('differ by a restart policy', () => {
    expect(lower({}, 'sidecar').restartPolicy).toBe('Always');
    expect(lower({}, 'init')).not.toHaveProperty('restartPolicy');
    expect(lower({}, 'main')).not.toHaveProperty('restartPolicy');
  });

  test('are both asked and told only as long as they stay', () => {
    const prepared = makePrepared();
    const care = { liveness: { action: http }, preStop: { type: 'sleep', duration: 1000 } } as const;
    expect(lower(care, 'sidecar', prepared)).toMatchObject({ livenessProbe: {}, lifecycle: {} });
    expect(codes(prepared)).toEqual([]);
    const init = lower({ ...care, property: ['initContainers', 0] }, 'init', prepared);
    expect(init).not.toHaveProperty('livenessProbe');
    expect(init).not.toHaveProperty('lifecycle');
    expect(prepared.findings).toMatchObject([
      { code: 'parity/not-expressible', property: ['initContainers', 0, 'liveness'] },
      { code: 'parity/not-expressible', property: ['initContainers', 0, 'preStop'] },
    ]);
  });
});

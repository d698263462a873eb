import { orderKeys } from '../../lib/kubernetes/order-keys';
import type { ModelPart } from '../../lib/model/app';
import type { ConfigVolume } from '../../lib/model/volume';
import { chart, container, field, job, port, route, secret, service, workload } from '../model/parts';
import { everyField } from '../passes/every-field';
import { makePrepared } from '../passes/prepared';
import { objectsByKind } from './make';

const keys = (object: Record<string, unknown>) => Object.keys(orderKeys(object));

test('known keys come first, in our order; unknown ones follow as they were', () => {
  expect(keys({ spec: {}, zebra: 1, kind: 'X', apple: 2, metadata: {}, apiVersion: 'v1' })).toEqual([
    'apiVersion',
    'kind',
    'metadata',
    'spec',
    'zebra',
    'apple',
  ]);
});

test('order holds at every depth, and lists keep theirs', () => {
  const pod = {
    containers: [
      { image: 'b', name: 'b' },
      { image: 'a', name: 'a' },
    ],
    serviceAccountName: 'x',
  };
  expect(JSON.stringify(orderKeys({ spec: pod }))).toBe(
    '{"spec":{"serviceAccountName":"x","containers":[{"name":"b","image":"b"},{"name":"a","image":"a"}]}}',
  );
});

test.each(['labels', 'annotations', 'data', 'matchLabels', 'selector'])(
  'the words of the user in %s stay',
  (key) => {
    const words = { spec: 'a', name: 'b', kind: 'c' };
    expect(JSON.stringify(orderKeys({ [key]: words }))).toBe(JSON.stringify({ [key]: words }));
  },
);

test('a selector that is a structure is ordered like any other', () => {
  const selector = { zone: {}, matchLabels: { b: '1', a: '2' }, kind: 'x' };
  expect(keys({ selector })).toEqual(['selector']);
  expect(JSON.stringify(orderKeys({ selector }))).toBe(
    '{"selector":{"kind":"x","zone":{},"matchLabels":{"b":"1","a":"2"}}}',
  );
});

test('scalars, empty values and null are kept as they are', () => {
  const object = { a: null, b: [], c: {}, d: [null, [1, '2', true]] };
  expect(orderKeys(object)).toEqual(object);
});

describe('our own objects', () => {
  const http = { type: 'httpGet', path: '/', scheme: 'HTTPS', headers: { Host: 'x' } } as const;
  const probe = { action: http, initialDelay: 1000, terminationGracePeriod: 1000 };
  const config: ConfigVolume = {
    type: 'config',
    name: 'config',
    configName: 'config',
    files: { 'a/b': { type: 'text', text: 'x' }, name: { type: 'text', text: 'y' } },
    mode: 0o400,
  };
  const db = workload('db');
  const full = container({
    command: ['a'],
    args: ['b'],
    workingDir: '/',
    ports: [port(53, { protocol: 'udp', appProtocol: 'dns' })],
    env: {
      A: '1',
      B: [secret('b', 'b')],
      C: [field('metadata.name')],
      D: [field('limits.cpu')],
      E: [{ kind: 'config', name: 'c', key: 'c' }],
    },
    mounts: [{ path: '/a', volume: 'config', file: 'a/b', readOnly: true }],
    startup: probe,
    readiness: { action: { type: 'tcp' } },
    liveness: { action: { type: 'grpc', service: 'x' } },
    postStart: { type: 'httpGet', path: '/', scheme: 'HTTPS' },
    addCapabilities: ['CHOWN'],
  });
  const api = workload('api', {
    chart: chart('shop', { namespace: 'shop', labels: { type: 'x', name: 'y' } }),
    annotations: { spec: 'x', name: 'y' },
    scale: { type: 'range', min: 2, max: 3, cpu: 1, memory: 2 },
    rollout: { strategy: 'rolling', maxSurge: 1, maxUnavailable: 1, minReady: 1000, progressDeadline: 1000 },
    containers: [full, container({ name: 'root', privileged: true, user: { uid: 0, gid: 0 } })],
    initContainers: [container({ name: 'init' })],
    sidecars: [container({ name: 'side' })],
    volumes: [
      config,
      { type: 'empty', name: 'scratch', medium: 'memory', sizeLimit: 1 },
      { type: 'secret', name: 'tls', secret: 'tls', files: { a: 'b' }, mode: 0o400 },
    ],
    startAfter: [{ workload: db }, { workload: job('migrate') }],
    pullSecrets: ['registry'],
    disruptionBudget: { minAvailable: 1 },
  });
  const prepared = makePrepared({ services: [service(db)] });
  const ports = [
    { name: 'dns', port: 53, to: 53, protocol: 'udp', appProtocol: 'dns', nodePort: 30053 },
  ] as const;
  const behavior = {
    scaleUp: { policies: [{ type: 'Pods', value: 1, period: 1000 }], selectPolicy: 'Max' },
  } as const;
  const measured = workload('measured', {
    scale: {
      type: 'range',
      min: 1,
      max: 2,
      behavior: { scaleDown: { ...behavior.scaleUp, stabilizationWindow: 1000 }, ...behavior },
      metrics: [
        { type: 'pods', metric: 'a', labels: { a: 'b' }, average: '1' },
        { type: 'external', metric: 'a', value: '1' },
        { type: 'object', of: { apiVersion: 'v1', kind: 'Service', name: 'a' }, metric: 'a', value: '1' },
      ],
    },
  });
  const login = { kind: 'ClusterTriggerAuthentication', name: 'a' } as const;
  const byEvents = workload('events', {
    scale: {
      type: 'range',
      min: 0,
      max: 2,
      cpu: 1,
      behavior,
      keda: {
        triggers: [
          { type: 'x', name: 'n', authentication: login, metadata: { type: 'a' } },
          {
            type: 'y',
            login: { secrets: { a: { kind: 'secret', name: 'db', key: 'b' } }, podIdentity: 'aws' },
            metadata: {},
          },
        ],
        pollingInterval: 1000,
        cooldownPeriod: 1000,
        fallback: { failureThreshold: 1, replicas: 1 },
      },
    },
  });
  const recreated = workload('api', { rollout: { strategy: 'recreate' }, containers: [full] });

  const front = service(api, { ports: [...ports] });
  const way = route(front, { className: 'x', tlsSecret: 'y', annotations: { b: '', a: '' } });
  const sealed: ModelPart<'externalSecret'> = {
    kind: 'externalSecret',
    name: 'tokens',
    origin: api.origin,
    chart: api.chart,
    targets: ['kubernetes'],
    labels: {},
    annotations: {},
    of: {
      kind: 'existing',
      objectKind: 'Secret',
      name: 'tokens',
      origin: api.origin,
      chart: api.chart,
      keys: ['b', 'a'],
      sources: {},
    },
    store: { name: 'vault', kind: 'SecretStore' },
    remote: { b: { key: 'x', property: 'y', version: 'z' }, a: { key: 'x' } },
    refreshInterval: 1500,
  };
  const objects = [api, measured, byEvents, recreated, front, way, sealed, ...everyField()].flatMap((part) =>
    Object.entries(objectsByKind(part, prepared)).map(([kind, object]): [string, object] => [
      `${kind} ${part.name}`,
      object,
    ]),
  );

  test.each(objects)(
    '%s: cdk8s sorts its keys, and ordering brings back the same bytes',
    (_kind, lowered) => {
      expect(JSON.stringify(orderKeys(sortDeep(lowered)))).toBe(JSON.stringify(lowered));
    },
  );
});

/** What cdk8s does to an object on its way out. */
function sortDeep(object: object): Record<string, unknown> {
  const entries = Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, sortValue(value)]));
}

function sortValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortValue);
  return typeof value === 'object' && value !== null ? sortDeep(value) : value;
}

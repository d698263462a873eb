import { ApiObject } from 'cdk8s';
import {
  CronJob,
  existingClaim,
  Job,
  type Memory,
  StatefulApp,
  WebApp,
  type WebAppProps,
  Worker,
} from '../../lib';
import { changeOf, changesIn, diffOf, impactsOf, type Make } from './diff-of';

const image = 'ghcr.io/acme/web:1.4.2';
const web =
  (more: Partial<WebAppProps> = {}, id = 'web'): Make =>
  (chart) => {
    new WebApp(chart, id, { image, port: 8080, ...more });
  };

test('what is as it was changes nothing', () => {
  const diff = diffOf(web(), web());
  expect(diff).toMatchObject({ groups: [], summary: 'Nothing changes.' });
});

test('what means the same changes nothing, however it is written', () => {
  const before = web({ resources: { memory: '512Mi', cpu: '500m' }, stopGracePeriod: '60s' });
  const after = web({ resources: { memory: '0.5Gi', cpu: 0.5 }, stopGracePeriod: '1m' });
  expect(impactsOf(diffOf(before, after))).toEqual({});
});

test('another image rolls a Deployment as its strategy says, and recreates the containers of Compose', () => {
  const rollout = { maxSurge: 1, maxUnavailable: 0 };
  const diff = diffOf(
    web({ rollout, scale: 3 }),
    web({ rollout, scale: 3, image: 'ghcr.io/acme/web:1.5.0' }),
  );
  expect(impactsOf(diff)).toEqual({
    'kubernetes Deployment/web': 'rolled',
    'compose services.web': 'restarted',
    'swarm services.web': 'rolled',
  });
  const { effects, fields } = changeOf(diff, 'kubernetes', 'Deployment/web');
  expect(effects).toEqual([{ impact: 'rolled', because: '1 more at a time, none missing' }]);
  expect(fields).toMatchObject([
    {
      path: 'spec.template.spec.containers[web].image',
      before: image,
      after: 'ghcr.io/acme/web:1.5.0',
      location: { file: __filename },
    },
  ]);
  expect(diff.summary).toBe(
    'Kubernetes: 1 workload rolls. Compose: 1 service restarts. Swarm: 1 service rolls.',
  );
});

test('the share of pods that may be missing is counted as the server counts it', () => {
  const image2 = { image: 'ghcr.io/acme/web:1.5.0' };
  const rollout = { maxSurge: '25%', maxUnavailable: '25%' } as const;
  const diff = diffOf(web({ rollout, scale: 3 }), web({ rollout, scale: 3, ...image2 }));
  expect(changeOf(diff, 'kubernetes', 'Deployment/web').effects[0]?.because).toBe(
    '1 more at a time, none missing',
  );
});

test('what a server fills in is no change, also where a whole part of it comes, or a list with nothing in it', () => {
  const service =
    (spec: Readonly<Record<string, unknown>>): Make =>
    (chart) => {
      new ApiObject(chart, 'it', {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'it' },
        spec: { ports: [{ port: 80 }], ...spec },
      });
    };
  const affine = { type: 'LoadBalancer', sessionAffinity: 'ClientIP' };
  const filled = {
    sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } },
    allocateLoadBalancerNodePorts: true,
  };
  expect(impactsOf(diffOf(service(affine), service({ ...affine, ...filled, externalIPs: [] })))).toEqual({});
  const shorter = { sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } } };
  expect(impactsOf(diffOf(service(affine), service({ ...affine, ...shorter })))).toEqual({
    'kubernetes Service/it': 'in-place',
  });
  const scaled =
    (fallback: Readonly<Record<string, unknown>>): Make =>
    (chart) => {
      new ApiObject(chart, 'it', {
        apiVersion: 'keda.sh/v1alpha1',
        kind: 'ScaledObject',
        metadata: { name: 'it' },
        spec: {
          scaleTargetRef: { name: 'web' },
          triggers: [{ type: 'cpu', metadata: { value: '80' } }],
          fallback: { failureThreshold: 3, replicas: 2, ...fallback },
        },
      });
    };
  // A definition fills in as well.
  expect(impactsOf(diffOf(scaled({}), scaled({ behavior: 'static' })))).toEqual({});
});

test('what a server copies from beside is no change', () => {
  const object =
    (kind: string, spec: Readonly<Record<string, unknown>>): Make =>
    (chart) => {
      new ApiObject(chart, 'it', { apiVersion: 'v1', kind, metadata: { name: 'it' }, spec });
    };
  const service = (port: object) => object('Service', { ports: [{ port: 80, ...port }] });
  expect(impactsOf(diffOf(service({}), service({ targetPort: 80 })))).toEqual({});
  expect(impactsOf(diffOf(service({}), service({ targetPort: 8080 })))).toEqual({
    'kubernetes Service/it': 'in-place',
  });
  const limits = (limit: object) => object('LimitRange', { limits: [{ type: 'Container', ...limit }] });
  const said = { max: { cpu: '2' }, default: { memory: '1Gi' }, min: { 'ephemeral-storage': '1Gi' } };
  const copied = {
    default: { memory: '1Gi', cpu: 2 },
    defaultRequest: { memory: '1Gi', cpu: '2', 'ephemeral-storage': '1Gi' },
  };
  expect(impactsOf(diffOf(limits(said), limits({ ...said, ...copied })))).toEqual({});
  const less = { ...copied, defaultRequest: { ...copied.defaultRequest, memory: '512Mi' } };
  expect(impactsOf(diffOf(limits(said), limits({ ...said, ...less })))).toEqual({
    'kubernetes LimitRange/it': 'in-place',
  });
});

test('another order replaces what runs where the engine keeps orders, and is nothing elsewhere', () => {
  const variables = diffOf(web({ env: { A: '1', B: '2' } }), web({ env: { B: '2', A: '1' } }));
  expect(impactsOf(variables)).toEqual({ 'kubernetes Deployment/web': 'rolled' });
  expect(changeOf(variables, 'kubernetes', 'Deployment/web').fields).toMatchObject([
    { path: 'spec.template.spec.containers[web].env', before: '[A, B]', after: '[B, A]' },
  ]);
  const published = (...ports: number[]) =>
    web({ targets: ['compose'], publish: ports.map((port) => ({ port, to: 8080 })) });
  const ports = diffOf(published(80, 81), published(81, 80));
  expect(impactsOf(ports)).toEqual({ 'compose services.web': 'restarted' });
  expect(changesIn(ports).flatMap(({ security }) => security)).toEqual([]);
  const asking =
    (...verbs: ('get' | 'list')[]): Make =>
    (chart) => {
      new Worker(chart, 'a', {
        image,
        targets: ['kubernetes'],
        permissions: [{ resources: ['pods'], verbs }],
      });
    };
  expect(impactsOf(diffOf(asking('get', 'list'), asking('list', 'get')))).toEqual({});
});

test('replicas that something else begins to scale are one until it does', () => {
  const diff = diffOf(web({ scale: 3 }), web({ scale: { min: 2, max: 4, cpu: 70 } }));
  expect(changeOf(diff, 'kubernetes', 'Deployment/web').effects).toEqual([
    { impact: 'scaled', because: '3 → 1, which a server fills in, until something scales it' },
  ]);
});

test('a strategy that stops all pods first interrupts', () => {
  const rollout = 'recreate' as const;
  const diff = diffOf(web({ rollout }), web({ rollout, image: 'ghcr.io/acme/web:1.5.0' }));
  expect(impactsOf(diff)['kubernetes Deployment/web']).toBe('restarted');
});

test('more replicas scale, and roll nothing', () => {
  const diff = diffOf(web({ scale: 2 }), web({ scale: 4 }));
  expect(impactsOf(diff)).toMatchObject({
    'kubernetes Deployment/web': 'scaled',
    'compose services.web': 'scaled',
    'swarm services.web': 'scaled',
  });
});

test('a selector cannot be changed: the Deployment has to be made anew', () => {
  const diff = diffOf(web({ selector: { app: 'web' } }), web({ selector: { app: 'front' } }));
  const { effects } = changeOf(diff, 'kubernetes', 'Deployment/web');
  expect(effects).toEqual([
    {
      impact: 'recreated',
      because: 'the server refuses to change spec.selector.matchLabels.app',
      command: 'kubectl delete deployment web',
    },
  ]);
});

const db =
  (size: Memory, path = '/var/lib/postgresql/data'): Make =>
  (chart) => {
    new StatefulApp(chart, 'db', {
      image: 'postgres:17.2',
      user: 'image',
      port: 5432,
      storage: { [path]: size },
      swarm: { scheduling: { nodeSelector: { 'kubernetes.io/hostname': 'one' } } },
    });
  };

test('what is not mounted any more is data, of whatever makes the pods, and where they are made anew as well', () => {
  const targets = ['kubernetes'] as const;
  const mounting = (claim?: string) => ({
    image,
    targets,
    ...(claim !== undefined && { volumes: { '/data': existingClaim(claim) } }),
  });
  const timed =
    (claim?: string): Make =>
    (chart) => {
      new CronJob(chart, 'c', { schedule: '@daily', ...mounting(claim) });
    };
  const selecting =
    (app: string, claim?: string): Make =>
    (chart) => {
      new Worker(chart, 'w', { selector: { app }, ...mounting(claim) });
    };
  expect(impactsOf(diffOf(timed('one'), timed('two')))).toEqual({ 'kubernetes CronJob/c': 'data' });
  expect(impactsOf(diffOf(timed('one'), timed()))).toEqual({ 'kubernetes CronJob/c': 'data' });
  expect(impactsOf(diffOf(selecting('a', 'one'), selecting('a')))).toEqual({
    'kubernetes Deployment/w': 'data rolled',
  });
  expect(impactsOf(diffOf(selecting('a', 'one'), selecting('b', 'two')))).toMatchObject({
    'kubernetes Deployment/w': 'data recreated',
  });
});

test('a claim template cannot be changed, and what is in the claims is at risk', () => {
  const { effects } = changeOf(diffOf(db('10Gi'), db('20Gi')), 'kubernetes', 'StatefulSet/db');
  expect(effects.map(({ impact }) => impact)).toEqual(['data', 'recreated']);
  expect(effects[1]?.command).toBe('kubectl delete statefulset db --cascade=orphan');
});

test('a workload that is gone is left behind on every target, with the command that takes it away', () => {
  const both: Make = (chart, app) => {
    web()(chart, app);
    db('10Gi')(chart, app);
  };
  const diff = diffOf(both, web());
  expect(impactsOf(diff)).toMatchObject({
    'kubernetes StatefulSet/db': 'data orphaned',
    'kubernetes Service/db': 'orphaned',
    'compose services.db': 'orphaned',
    'compose volumes.db-data-0': 'data orphaned',
  });
  expect(changeOf(diff, 'kubernetes', 'Service/db').effects[0]?.command).toBe('kubectl delete service db');
});

test('a new workload is new', () => {
  const diff = diffOf(web(), (chart, app) => {
    web()(chart, app);
    new Worker(chart, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0' });
  });
  expect(impactsOf(diff)).toMatchObject({
    'kubernetes Deployment/mailer': 'new',
    'compose services.mailer': 'new',
  });
});

test('another id is a rename, of what belongs to the workload as well', () => {
  const diff = diffOf(web(), web({}, 'front'));
  expect(changeOf(diff, 'kubernetes', 'Deployment/front')).toMatchObject({
    renamedFrom: 'Deployment/web',
    effects: [{ impact: 'renamed', command: 'kubectl delete deployment web' }],
  });
  expect(new Set(Object.values(impactsOf(diff)))).toEqual(new Set(['renamed']));
});

test('another image of a Job is a run of a Job of another name', () => {
  const migrate =
    (tag: string): Make =>
    (chart) => {
      new Job(chart, 'migrate', { image: `ghcr.io/acme/migrate:${tag}` });
    };
  const [group] = diffOf(migrate('1'), migrate('2')).groups;
  const job = group?.objects.find(({ target }) => target === 'kubernetes');
  expect(job).toMatchObject({ effects: [{ impact: 'new' }] });
  expect(job?.renamedFrom).toMatch(/^Job\/migrate-[0-9a-f]{8}$/);
});

import { Chart, Deployment, type SchedulingProps, type TolerationProps, WebApp, Worker } from 'lading';
import { synthInMemory } from '../properties/apps-synth';
import { at, image, read, shop } from './make';

/** What becomes of the pods, and of the service, of a Worker that is scheduled like this. */
function run(scheduling: SchedulingProps, chart = shop()) {
  new Worker(chart, 'mailer', { image, scheduling });
  const { objects, services, told } = read(chart);
  const pod = at(objects, 'Deployment/mailer', 'spec', 'template', 'spec');
  const gaps = (synthInMemory(chart.node.root).parity.targets.compose ?? [])
    .filter(({ field, verdict }) => field.startsWith('scheduling.') && verdict !== 'kept')
    .map(({ field, verdict }) => `${field}: ${verdict}`);
  return { pod, told, gaps, service: at(services, 'mailer') };
}

const refused = ['shop/mailer: props/wrong-value'];
const own = { matchLabels: { 'app.kubernetes.io/name': 'mailer' } };

describe('nodes', () => {
  it('are selected by one value in the short form, and by more than that in the long one', () => {
    const { pod } = run({
      nodeSelector: { pool: 'fast', zone: ['a', 'b'], old: { exists: false }, arch: { notIn: ['arm64'] } },
    });
    expect(pod).toMatchObject({ nodeSelector: { pool: 'fast' } });
    expect(at(pod, 'affinity', 'nodeAffinity')).toEqual({
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          {
            matchExpressions: [
              { key: 'zone', operator: 'In', values: ['a', 'b'] },
              { key: 'old', operator: 'DoesNotExist' },
              { key: 'arch', operator: 'NotIn', values: ['arm64'] },
            ],
          },
        ],
      },
    });
  });

  it('are preferred by each label for itself', () => {
    const { pod } = run({ preferredNodes: { pool: 'fast', disk: { exists: true } } });
    expect(at(pod, 'affinity', 'nodeAffinity')).toEqual({
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          preference: { matchExpressions: [{ key: 'pool', operator: 'In', values: ['fast'] }] },
        },
        { weight: 100, preference: { matchExpressions: [{ key: 'disk', operator: 'Exists' }] } },
      ],
    });
  });

  it.each(['a b', '-a', 'a'.repeat(64)])('bear no label of the value %j', (value) => {
    expect(run({ nodeSelector: { pool: value } }).told).toEqual(refused);
    expect(run({ preferredNodes: { pool: [value] } }).told).toEqual(refused);
  });

  it.each(['', 'a b', '/a', 'Acme.dev/a'])('bear no label of the key %j', (key) => {
    expect(run({ nodeSelector: { [key]: 'a' } }).told).toEqual(refused);
  });
});

describe('taints', () => {
  it.each<[string | TolerationProps, object]>([
    ['dedicated', { key: 'dedicated', operator: 'Exists' }],
    ['dedicated=', { key: 'dedicated', operator: 'Equal', value: '' }],
    ['a.dev/b=c:NoExecute', { key: 'a.dev/b', operator: 'Equal', value: 'c', effect: 'NoExecute' }],
    ['dedicated:NoSchedule', { key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }],
    [{}, { operator: 'Exists' }],
    [
      { key: 'a', effect: 'NoExecute', duration: '1m30s' },
      { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 90 },
    ],
  ])('are tolerated: %j', (toleration, expected) => {
    const { pod, told } = run({ tolerations: [toleration] });
    expect(told).toEqual([]);
    expect(pod).toMatchObject({ tolerations: [expected] });
  });

  it.each<string | TolerationProps>([
    '',
    '=a',
    'a=b=c',
    'a:Sometimes',
    'a b',
    'a=b c',
    { value: 'a' },
    { key: 'a', duration: 5 },
    { key: 'a', effect: 'NoSchedule', duration: 5 },
  ])('that no node can have are refused: %j', (toleration) => {
    expect(run({ tolerations: [toleration] }).told).toEqual(refused);
  });
});

describe('a spread', () => {
  it('is a wish in the short form, over the pods of one version', () => {
    expect(run({ spread: 'zones' }).pod).toMatchObject({
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: own,
          matchLabelKeys: ['pod-template-hash'],
        },
      ],
    });
  });

  it('can be a must, over whatever labels tell apart', () => {
    const { pod } = run({
      spread: [{ over: { topologyKey: 'acme.dev/rack' }, maxSkew: 2, required: true }, 'nodes', 'regions'],
    });
    expect(pod).toMatchObject({
      topologySpreadConstraints: [
        { maxSkew: 2, topologyKey: 'acme.dev/rack', whenUnsatisfiable: 'DoNotSchedule' },
        { topologyKey: 'kubernetes.io/hostname' },
        { topologyKey: 'topology.kubernetes.io/region' },
      ],
    });
  });

  it('over the same places is said once, by whichever name', () => {
    const zones = { topologyKey: 'topology.kubernetes.io/zone' };
    expect(run({ spread: ['zones', zones] }).told).toEqual(['shop/mailer: kubernetes/invalid']);
    expect(run({ spread: ['zones', { over: zones, required: true }] }).told).toEqual([]);
  });
});

describe('other pods', () => {
  const terms = (pod: unknown, kind: 'podAffinity' | 'podAntiAffinity') =>
    at(pod, 'affinity', kind, 'requiredDuringSchedulingIgnoredDuringExecution');

  it('are found by their own selector', () => {
    const chart = shop();
    const db = new Deployment(chart, 'db', { containers: [{ image }], selector: { app: 'old-db' } });
    const { pod, told } = run({ togetherWith: [db], apartFrom: [{ workload: db, over: 'zones' }] }, chart);
    const labelSelector = { matchLabels: { app: 'old-db' } };
    expect(told).toEqual([]);
    expect(terms(pod, 'podAffinity')).toEqual([{ topologyKey: 'kubernetes.io/hostname', labelSelector }]);
    expect(terms(pod, 'podAntiAffinity')).toEqual([
      { topologyKey: 'topology.kubernetes.io/zone', labelSelector },
    ]);
  });

  it('of its own are those of its version, so that a rollout does not wait for itself', () => {
    expect(terms(run({ apartFrom: ['replicas'] }).pod, 'podAntiAffinity')).toEqual([
      { topologyKey: 'kubernetes.io/hostname', labelSelector: own, matchLabelKeys: ['pod-template-hash'] },
    ]);
  });

  it('matter as far as can be where it is no must', () => {
    const { pod } = run({ apartFrom: [{ workload: 'replicas', required: false }] });
    expect(at(pod, 'affinity', 'podAntiAffinity')).toMatchObject({
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: own } },
      ],
    });
  });

  it('are looked for in their own namespace', () => {
    const beside = (namespace?: string) => {
      const chart = shop();
      const db = new Worker(new Chart(chart, 'data', { namespace }), 'db', { image });
      const web = new Chart(chart, 'web', { namespace: 'web' });
      new Worker(web, 'mailer', { image, scheduling: { togetherWith: [db] } });
      const { objects, told } = read(chart);
      const pod = at(objects, 'Deployment/mailer', 'spec', 'template', 'spec');
      return { told, namespaces: at(terms(pod, 'podAffinity'), 0, 'namespaces') };
    };
    expect(beside('data')).toEqual({ told: [], namespaces: ['data'] });
    expect(beside('web')).toEqual({ told: [], namespaces: undefined });
    expect(beside()).toEqual({ told: ['shop/web/mailer: reference/no-namespace'], namespaces: ['default'] });
  });

  it('have to be on Kubernetes', () => {
    const chart = shop();
    const db = new Worker(chart, 'db', { image, targets: ['compose'] });
    expect(run({ apartFrom: [db] }, chart).told).toEqual(['shop/mailer: reference/other-target']);
  });
});

describe('spot nodes', () => {
  it('are asked for by the label of their cloud, and tolerated where they are tainted', () => {
    expect(run({ spot: 'eks', nodeSelector: { pool: 'a' } }).pod).toMatchObject({
      nodeSelector: { 'eks.amazonaws.com/capacityType': 'SPOT', pool: 'a' },
    });
    const key = 'kubernetes.azure.com/scalesetpriority';
    expect(run({ spot: 'aks', tolerations: ['a'] }).pod).toMatchObject({
      nodeSelector: { [key]: 'spot' },
      tolerations: [{ key: 'a' }, { key, operator: 'Equal', value: 'spot', effect: 'NoSchedule' }],
    });
  });

  it('are preferred where others do as well', () => {
    const { pod } = run({ spot: { on: 'karpenter', required: false } });
    expect(pod).not.toHaveProperty('nodeSelector');
    expect(at(pod, 'affinity', 'nodeAffinity')).toMatchObject({
      preferredDuringSchedulingIgnoredDuringExecution: [
        { preference: { matchExpressions: [{ key: 'karpenter.sh/capacity-type', values: ['spot'] }] } },
      ],
    });
  });
});

describe('Compose', () => {
  it('tells what one machine cannot keep, and of nothing else', () => {
    const chart = shop();
    const db = new Worker(chart, 'db', { image });
    const { gaps, told } = run(
      {
        nodeSelector: { pool: 'a' },
        preferredNodes: { pool: 'b' },
        tolerations: ['a'],
        spread: 'zones',
        togetherWith: [db],
        apartFrom: ['replicas'],
        priorityClass: 'high',
        spot: 'gke',
      },
      chart,
    );
    expect(told).toEqual([]);
    expect(gaps).toEqual([
      'scheduling.nodeSelector: not-expressible',
      'scheduling.spread: approximated',
      'scheduling.apartFrom: not-expressible',
      'scheduling.priorityClass: not-expressible',
    ]);
  });

  it('runs a sandbox in the runtime that Docker has for it', () => {
    const { pod, service, gaps } = run({ runtimeClass: 'gvisor' });
    expect(pod).toMatchObject({ runtimeClassName: 'gvisor' });
    expect(service).toMatchObject({ runtime: 'runsc' });
    expect(run({ runtimeClass: 'kata' }).service).toMatchObject({ runtime: 'kata' });
    expect(gaps).toEqual([]);
  });

  it('runs no init container outside of the sandbox', () => {
    const services = (runtimeClass?: string) => {
      const chart = shop();
      const prepare = { image, privileged: true, args: ['prepare'] };
      new Worker(chart, 'mailer', { image, initContainers: [prepare], scheduling: { runtimeClass } });
      return read(chart).services;
    };
    expect(at(services('kata'), 'mailer-init-1', 'runtime')).toBe('kata');
    expect(services()).not.toHaveProperty('mailer-init-1');
  });
});

test('what a chart says merges with what its workloads say, key by key', () => {
  const chart = shop({ defaults: { scheduling: { nodeSelector: { pool: 'a' }, priorityClass: 'high' } } });
  new WebApp(chart, 'web', { image, port: 80, scheduling: { spread: 'nodes', priorityClass: null } });
  new Worker(chart, 'free', { image, scheduling: null });
  const { objects, told } = read(chart);
  const pod = (name: string) => at(objects, `Deployment/${name}`, 'spec', 'template', 'spec');
  expect(told).toEqual([]);
  expect(pod('web')).toMatchObject({ nodeSelector: { pool: 'a' }, topologySpreadConstraints: [{}] });
  expect(pod('web')).not.toHaveProperty('priorityClassName');
  expect(pod('free')).not.toHaveProperty('nodeSelector');
});

import { resourcesNotAdmitted } from '../../../lib/validation/rules/resources-not-admitted';
import { check, deployment, type Given, placesOf, pod } from './check';

const range = (limit: object, namespace = 'shop'): Given => ({
  object: {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'bounds', namespace },
    spec: { limits: [{ type: 'Container', ...limit }] },
  },
});
const web = (resources: object): Given => ({ object: deployment(pod({ resources }), { namespace: 'shop' }) });
const told = (...objects: readonly Given[]) => placesOf(check(resourcesNotAdmitted, { objects }));
const at = (place: string) => [`Deployment/web/spec/template/spec/containers/0/resources/${place}`];

test.each([
  [{ max: { memory: '1Gi' } }, { limits: { memory: '1025Mi' } }, 'limits/memory'],
  [{ max: { cpu: 1 } }, { requests: { cpu: '1001m' } }, 'requests/cpu'],
  [{ min: { memory: '32Mi' } }, { requests: { memory: '16Mi' } }, 'requests/memory'],
  [{ min: { cpu: '100m' } }, { limits: { cpu: '50m' } }, 'limits/cpu'],
  [{ default: { memory: '256Mi' } }, { requests: { memory: '1Gi' } }, 'requests/memory'],
  [
    { max: { memory: '2Gi' }, default: { memory: '1Gi' } },
    { requests: { memory: '1.5Gi' } },
    'requests/memory',
  ],
])('a LimitRange of %j refuses %j', (limit, resources, place) => {
  expect(told(range(limit), web(resources))).toEqual(at(place));
});

test.each([
  [{ max: { memory: '1Gi' } }, { limits: { memory: '1024Mi' }, requests: { memory: '1Gi' } }],
  [{ min: { cpu: '100m' } }, { requests: { cpu: 0.1 } }],
  [{ max: { memory: '1Gi' }, min: { memory: '1Mi' } }, {}],
  [{ max: { memory: '1Gi' } }, { limits: { cpu: 8 } }],
  [{ default: { memory: '256Mi' } }, { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } }],
  [{ default: { memory: '256Mi' }, max: { memory: '2Gi' } }, { limits: { memory: '2Gi' } }],
  [{ max: { memory: 'much' } }, { limits: { memory: '1Gi' } }],
])('a LimitRange of %j admits %j', (limit, resources) => {
  expect(told(range(limit), web(resources))).toEqual([]);
});

test('it speaks of its own namespace alone, and of containers, not of whole pods', () => {
  const much = web({ limits: { memory: '2Gi' } });
  expect(told(range({ max: { memory: '1Gi' } }, 'other'), much)).toEqual([]);
  expect(told(range({ type: 'Pod', max: { memory: '1Gi' } }), much)).toEqual([]);
});

test('a limit that is filled in is told where each LimitRange would fill in too little, for one of them does', () => {
  const some = web({ requests: { memory: '1Gi' } });
  const [small, large] = ['256Mi', '2Gi'].map((memory) => range({ default: { memory } }));
  expect(told(...[small, large].flatMap((each) => each ?? []), some)).toEqual([]);
  expect(told(...[small, small].flatMap((each) => each ?? []), some)).toEqual(at('requests/memory'));
});

test('init containers are judged as well', () => {
  const init = { name: 'first', resources: { limits: { cpu: 4 } } };
  const object = deployment({ containers: [{ name: 'web' }], initContainers: [init] }, { namespace: 'shop' });
  expect(told(range({ max: { cpu: 2 } }), { object })).toEqual([
    'Deployment/web/spec/template/spec/initContainers/0/resources/limits/cpu',
  ]);
});

test('what is no LimitRange at all is told of elsewhere', () => {
  const odd = [null, 'a', { type: 'Container', max: 'all', min: [], default: 7 }];
  const object = {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'x', namespace: 'shop' },
    spec: { limits: odd },
  };
  expect(told({ object }, web({ limits: { cpu: 1 } }))).toEqual([]);
});

describe('a ResourceQuota of the namespace', () => {
  const quota = (hard: object, spec: object = {}): Given => ({
    object: {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'most', namespace: 'shop' },
      spec: { hard, ...spec },
    },
  });
  const app = (name: string, resources: object, replicas?: number, parts: object = {}): Given => {
    const made = deployment(pod({ resources }, parts), { name, namespace: 'shop' });
    return { object: { ...made, spec: { ...Object(Reflect.get(made, 'spec')), replicas } } };
  };
  const first = (name: string, place: string) =>
    `Deployment/${name}/spec/template/spec/containers/0/resources/${place}`;
  const limits = { cpu: 1, memory: '1Gi' };

  test.each<[object, readonly Given[], string[]]>([
    [{ 'limits.memory': '2Gi' }, [app('a', { limits }, 3)], [first('a', 'limits/memory')]],
    [{ 'limits.memory': '2Gi' }, [app('a', { limits }, 2)], []],
    [
      { 'limits.memory': '2Gi' },
      [app('a', { limits }), app('b', { limits }, 2)],
      [first('b', 'limits/memory')],
    ],
    [{ 'limits.memory': '2Gi' }, [app('a', { limits }, 2), app('a', { limits }, 2)], []],
    [{ cpu: '1500m' }, [app('a', { limits, requests: { cpu: '500m' } }, 3)], []],
    [{ cpu: '1500m' }, [app('a', { limits }, 2)], [first('a', 'requests/cpu')]],
    [{ 'requests.cpu': '900m' }, [app('a', { limits })], [first('a', 'requests/cpu')]],
    [{ 'requests.cpu': '900m' }, [app('a', { limits }, 0)], []],
    [{ pods: 3 }, [app('a', {}, 2), app('b', {}, 2)], ['Deployment/b/spec/replicas']],
    [{ pods: '4' }, [app('a', {}, 2), app('b', {}, 2)], []],
    [{ 'requests.nvidia.com/gpu': 1, services: '0' }, [app('a', {}, 2)], []],
  ])('of %j with what is made is told where it is full', (hard, objects, places) => {
    expect(told(quota(hard), ...objects)).toEqual(places);
  });

  it('is held against what runs at one time, and against each pod alone of what comes and goes', () => {
    const step = (memory: string, parts: object = {}) => ({
      name: 'first',
      resources: { limits: { memory } },
      ...parts,
    });
    const hard = quota({ 'limits.memory': '2Gi' });
    expect(told(hard, app('a', { limits }, 2, { initContainers: [step('1Gi')] }))).toEqual([]);
    expect(told(hard, app('a', { limits }, 1, { initContainers: [step('3Gi')] }))).toHaveLength(1);
    const beside = { initContainers: [step('1Gi', { restartPolicy: 'Always' })] };
    expect(told(hard, app('a', { limits }, 2, beside))).toHaveLength(1);
    const job = (memory: string): Given => ({
      object: {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'once', namespace: 'shop' },
        spec: { template: { spec: pod({ resources: { limits: { memory } } }) } },
      },
    });
    expect(told(hard, app('a', { limits }, 2), job('2Gi'))).toEqual([]);
    expect(told(hard, job('3Gi'))).toHaveLength(1);
  });

  it('wants each container to say what it counts of CPU and memory, unless a LimitRange does, which may be later', () => {
    const open = app('a', { limits: { cpu: 1 } });
    const hard = quota({ 'limits.memory': '2Gi', 'limits.ephemeral-storage': '1Gi' });
    expect(told(hard, open)).toEqual([first('a', 'limits/memory')]);
    expect(told(quota({ 'requests.cpu': 2 }), open)).toEqual([]);
    expect(told(hard, range({ max: { memory: '1Gi' } }), open)).toEqual([]);
    expect(told(hard, open, range({ default: { memory: '1Gi' } }))).toEqual([]);
    expect(told(hard, open, range({ defaultRequest: { memory: '1Gi' } }))).toHaveLength(1);
    expect(told(quota({ memory: '2Gi' }), open, range({ defaultRequest: { memory: '1Gi' } }))).toEqual([]);
    expect(told(hard, app('a', {}, 1, { resources: { limits: { memory: '1Gi' } } }))).toEqual([]);
  });

  it('says nothing where it counts some pods alone, or cannot be read', () => {
    const much = app('a', { limits }, 9);
    expect(told(quota({ pods: 1 }, { scopes: ['Terminating'] }), much)).toEqual([]);
    expect(told(quota({ pods: 1 }, { scopeSelector: { matchExpressions: [] } }), much)).toEqual([]);
    expect(told(quota({ pods: 'few', 'limits.cpu': [] }), much)).toEqual([]);
  });
});

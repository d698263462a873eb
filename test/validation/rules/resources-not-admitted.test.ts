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

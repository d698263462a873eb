import { scaleNoRequest } from '../../../lib/validation/rules/scale-no-request';
import { check, deployment, type Given, placesOf, pod } from './check';

const scaler = (metric: object): Given => ({
  object: {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, metrics: [metric] },
  },
});
const percent = { type: 'Utilization', averageUtilization: 70 };
const by = (name: string, target: object = percent) =>
  scaler({ type: 'Resource', resource: { name, target } });
const web = (resources: object, parts: object = {}): Given => ({
  object: deployment(pod({ resources }, parts)),
});
const told = (...objects: readonly Given[]) => placesOf(check(scaleNoRequest, { objects }));
const place = ['HorizontalPodAutoscaler/web/spec/metrics/0'];

test.each([
  ['nothing', {}, 'cpu', place],
  ['none of it', { requests: { cpu: '0' } }, 'cpu', place],
  ['something else', { requests: { cpu: 1 } }, 'memory', place],
  ['some', { requests: { cpu: '100m' } }, 'cpu', []],
  ['nothing below a limit, which is the request then', { limits: { memory: '1Gi' } }, 'memory', []],
  ['something that cannot be read', { requests: { cpu: 'much' } }, 'cpu', []],
])(
  'a container that requests %s is told or not, whichever object comes first',
  (_, resources, name, places) => {
    expect(told(by(name), web(resources))).toEqual(places);
    expect(told(web(resources), by(name))).toEqual(places);
  },
);

test('an amount needs no request, and a container that is not measured none either', () => {
  expect(told(web({}), by('cpu', { type: 'AverageValue', averageValue: '1' }))).toEqual([]);
  const one = (container: string) =>
    scaler({ type: 'ContainerResource', containerResource: { name: 'cpu', container, target: percent } });
  expect(told(web({}), one('main'))).toEqual(place);
  expect(told(web({}), one('other'))).toEqual([]);
});

test('a request of nothing beside another is counted as it is, and one that is missing is not', () => {
  const beside = (resources: object): Given => ({
    object: deployment({
      containers: [
        { name: 'main', resources },
        { name: 'next', resources: { requests: { cpu: 1 } } },
      ],
    }),
  });
  expect(told(beside({ requests: { cpu: 0 } }), by('cpu'))).toEqual([]);
  expect(told(beside({}), by('cpu'))).toEqual(place);
});

test('what fills requests in, or says them for the whole pod, is known to do so', () => {
  const range: Given = {
    object: { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'r' }, spec: {} },
  };
  expect(told(range, web({}), by('cpu'))).toEqual([]);
  expect(told(web({}, { resources: { requests: { cpu: 1 } } }), by('cpu'))).toEqual([]);
  expect(told(by('cpu'))).toEqual([]);
});

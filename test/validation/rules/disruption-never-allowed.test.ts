import type { DisruptionBudget } from '../../../lib/model/rollout';
import type { Scale } from '../../../lib/model/scale';
import { disruptionNeverAllowed } from '../../../lib/validation/rules/disruption-never-allowed';
import { workload } from '../../model/parts';
import { check, deployment, placesOf, pod } from './check';

const three: Scale = { type: 'fixed', replicas: 3 };

function found(disruptionBudget: DisruptionBudget | false, scale?: Scale) {
  const workloads = [workload('web', { disruptionBudget, scale })];
  return check(disruptionNeverAllowed, { model: { workloads } }).map(({ property }) => property);
}

test.each<[DisruptionBudget, Scale | undefined]>([
  [{ minAvailable: 1 }, undefined],
  [{ minAvailable: 3 }, three],
  [{ minAvailable: 5 }, three],
  [{ minAvailable: '70%' }, three],
  [{ minAvailable: 2 }, { type: 'range', min: 2, max: 9 }],
])('a budget that keeps every replica is told: %j of %j', (budget, scale) => {
  expect(found(budget, scale)).toEqual([['disruptionBudget', 'minAvailable']]);
});

test.each<[DisruptionBudget | false, Scale | undefined]>([
  [{ minAvailable: 2 }, three],
  [{ minAvailable: '66%' }, three],
  [{ minAvailable: 0 }, undefined],
  [{ minAvailable: 1 }, { type: 'fixed', replicas: 0 }],
  [{ minAvailable: 2 }, { type: 'range', min: 3, max: 9 }],
  [{ maxUnavailable: 1 }, undefined],
  [{ maxUnavailable: '1%' }, three],
  [false, undefined],
])('one that lets a replica leave is not: %j of %j', (budget, scale) => {
  expect(found(budget, scale)).toEqual([]);
});

const budget = (spec: object) => ({
  object: { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'theirs' }, spec },
});

test('what lets nothing go whatever there is, is told of anybody’s objects', () => {
  const objects = [{ maxUnavailable: 0 }, { maxUnavailable: '0%' }, { minAvailable: '100%' }].map(budget);
  expect(placesOf(check(disruptionNeverAllowed, { objects }))).toEqual([
    'PodDisruptionBudget/theirs/spec/maxUnavailable',
    'PodDisruptionBudget/theirs/spec/maxUnavailable',
    'PodDisruptionBudget/theirs/spec/minAvailable',
  ]);
  const fine = [{ maxUnavailable: 1 }, { minAvailable: 3 }, {}].map(budget);
  expect(check(disruptionNeverAllowed, { objects: fine })).toEqual([]);
});

const theirs = (minAvailable: number | string) =>
  budget({ minAvailable, selector: { matchLabels: { app: 'web' } } });
const web = (replicas?: number) => {
  const object = deployment(pod({}));
  return { object: { ...object, spec: { ...('spec' in object && Object(object.spec)), replicas } } };
};
const scaler = (kind: 'HorizontalPodAutoscaler' | 'ScaledObject', spec: object) => ({
  object: {
    apiVersion: kind === 'ScaledObject' ? 'keda.sh/v1alpha1' : 'autoscaling/v2',
    kind,
    metadata: { name: 'web' },
    spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, maxReplicas: 9, ...spec },
  },
});

test.each<[string, readonly { object: object }[]]>([
  ['all replicas', [web(3), theirs(3)]],
  ['more than there are', [theirs(5), web(3)]],
  ['a part that is rounded up to all', [web(3), theirs('70%')]],
  ['a single one', [web(1), theirs(1)]],
  [
    'all that an autoscaler leaves',
    [web(), scaler('HorizontalPodAutoscaler', { minReplicas: 2 }), theirs(2)],
  ],
  ['all that it leaves by default', [web(5), scaler('HorizontalPodAutoscaler', {}), theirs(1)]],
  ['all that KEDA leaves', [web(), scaler('ScaledObject', { minReplicaCount: 2 }), theirs(3)]],
])('a budget of anybody’s that keeps %s is told', (_, objects) => {
  expect(placesOf(check(disruptionNeverAllowed, { objects }))).toEqual([
    'PodDisruptionBudget/theirs/spec/minAvailable',
  ]);
});

const other = { object: deployment(pod({}), { name: 'other', namespace: 'other' }) };
const daemon = { object: { ...deployment(pod({})), kind: 'DaemonSet' } };

test.each<[string, readonly { object: object }[]]>([
  ['lets one go', [web(3), theirs(2)]],
  ['keeps a part', [web(3), theirs('66%')]],
  ['is of pods that are elsewhere', [other, theirs(1)]],
  ['is of a number that somebody else decides', [web(), theirs(1)]],
  ['is of what KEDA ends', [web(), scaler('ScaledObject', {}), theirs(1)]],
  ['is of what is switched off', [web(0), theirs(1)]],
  ['is of more than what has replicas', [web(3), daemon, theirs(3)]],
  ['is of something that the server refuses', [web(3), theirs('many')]],
])('one that %s is not', (_, objects) => {
  expect(check(disruptionNeverAllowed, { objects })).toEqual([]);
});

test('budgets with the same selector are of the pods of their own namespace', () => {
  const elsewhere = { object: deployment(pod({}), { namespace: 'other' }) };
  const object = { ...theirs(3).object, metadata: { name: 'theirs', namespace: 'other' } };
  expect(check(disruptionNeverAllowed, { objects: [web(3), elsewhere, theirs(3), { object }] })).toHaveLength(
    1,
  );
});

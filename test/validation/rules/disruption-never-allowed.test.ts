import type { DisruptionBudget } from '../../../lib/model/rollout';
import type { Scale } from '../../../lib/model/scale';
import { disruptionNeverAllowed } from '../../../lib/validation/rules/disruption-never-allowed';
import { workload } from '../../model/parts';
import { check, placesOf } from './check';

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

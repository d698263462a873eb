import { lowerDisruptionBudget, needsDisruptionBudget } from '../../lib/kubernetes/pod-disruption-budget';
import type { Workload } from '../../lib/model/workload';
import { workload } from '../model/parts';

const three = { type: 'fixed', replicas: 3 } as const;

test.each<[boolean, Partial<Workload>]>([
  [false, {}],
  [false, { scale: { type: 'fixed', replicas: 1 } }],
  [true, { scale: { type: 'fixed', replicas: 2 } }],
  [false, { scale: { type: 'range', min: 1, max: 9 } }],
  [true, { scale: { type: 'range', min: 2, max: 9 } }],
  [false, { scale: three, disruptionBudget: false }],
  [true, { disruptionBudget: { minAvailable: 1 } }],
])('%p for %j', (expected, rest) => {
  expect(needsDisruptionBudget(workload('api', rest))).toBe(expected);
});

test('lets one replica leave at a time by default, and broken ones always', () => {
  expect(JSON.stringify(lowerDisruptionBudget(workload('api', { scale: three })))).toBe(
    '{"apiVersion":"policy/v1","kind":"PodDisruptionBudget",' +
      '"metadata":{"name":"api","labels":{"app.kubernetes.io/name":"api"}},' +
      '"spec":{"maxUnavailable":1,"selector":{"matchLabels":{"app.kubernetes.io/name":"api"}},' +
      '"unhealthyPodEvictionPolicy":"AlwaysAllow"}}',
  );
});

test('takes the bound that the user gave', () => {
  const budget = (disruptionBudget: Workload['disruptionBudget']) =>
    lowerDisruptionBudget(workload('api', { scale: three, disruptionBudget })).spec;
  expect(budget({ minAvailable: '50%' })).toMatchObject({ minAvailable: '50%' });
  expect(budget({ minAvailable: '50%' })).not.toHaveProperty('maxUnavailable');
  expect(budget({ maxUnavailable: 2 })).toMatchObject({ maxUnavailable: 2 });
});

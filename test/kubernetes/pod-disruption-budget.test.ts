import type { Deployment } from '../../lib/model/deployment';
import { workload } from '../model/parts';
import { objectsByKind } from './make';

const lower = (parts: Partial<Deployment>) => objectsByKind(workload('api', parts)).PodDisruptionBudget;

const three = { type: 'fixed', replicas: 3 } as const;

test.each<[boolean, Partial<Deployment>]>([
  [false, {}],
  [false, { scale: { type: 'fixed', replicas: 1 } }],
  [true, { scale: { type: 'fixed', replicas: 2 } }],
  [false, { scale: { type: 'range', min: 1, max: 9 } }],
  [true, { scale: { type: 'range', min: 2, max: 9 } }],
  [false, { scale: three, disruptionBudget: false }],
  [true, { disruptionBudget: { minAvailable: 1 } }],
])('%p for %j', (expected, rest) => {
  expect(lower(rest) !== undefined).toBe(expected);
});

test('lets one replica leave at a time by default, and broken ones always', () => {
  expect(JSON.stringify(lower({ scale: three }))).toBe(
    '{"apiVersion":"policy/v1","kind":"PodDisruptionBudget",' +
      '"metadata":{"name":"api","labels":{"app.kubernetes.io/name":"api"}},' +
      '"spec":{"maxUnavailable":1,"selector":{"matchLabels":{"app.kubernetes.io/name":"api"}},' +
      '"unhealthyPodEvictionPolicy":"AlwaysAllow"}}',
  );
});

test('takes the bound that the user gave', () => {
  const budget = (disruptionBudget: Deployment['disruptionBudget']) =>
    lower({ scale: three, disruptionBudget });
  expect(budget({ minAvailable: '50%' })).toMatchObject({ spec: { minAvailable: '50%' } });
  expect(budget({ minAvailable: '50%' })).not.toHaveProperty('spec.maxUnavailable');
  expect(budget({ maxUnavailable: 2 })).toMatchObject({ spec: { maxUnavailable: 2 } });
});

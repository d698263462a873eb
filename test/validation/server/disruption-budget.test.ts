import { kubernetesInvalid } from '../../../lib/validation/rules/kubernetes-invalid';
import { check, placesOf } from '../rules/check';

function places(spec: object): string[] {
  const object = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web' }, spec };
  return placesOf(check(kubernetesInvalid, { objects: [{ object }] }));
}

test.each([{}, { minAvailable: '100%' }, { maxUnavailable: 0, minAvailable: null }, { maxUnavailable: 999 }])(
  'a budget may be %j',
  (spec) => {
    expect(places(spec)).toEqual([]);
  },
);

test.each([
  [{ minAvailable: '101%' }, '/spec/minAvailable'],
  [{ maxUnavailable: 'half' }, '/spec/maxUnavailable'],
  [{ maxUnavailable: -1 }, '/spec/maxUnavailable'],
  [{ maxUnavailable: 1, minAvailable: 1 }, '/spec/maxUnavailable'],
])('a budget may not be %j', (spec, pointer) => {
  expect(places(spec)).toEqual([`PodDisruptionBudget/web${pointer}`]);
});

import { referenceKeyNotFound } from '../../../lib/validation/rules/reference-key-not-found';
import { check, deployment, placesOf, pod } from './check';

describe('reference/key-not-found', () => {
  const config = (parts: object, namespace?: string) => ({
    object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace }, ...parts },
  });
  const env = (key: string, more: object = {}) =>
    pod({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key, ...more } } }] });
  const items = (key: string) => ({ name: 'settings', items: [{ key, path: 'a' }] });
  const volume = (key: string) => pod({}, { volumes: [{ name: 'a', configMap: items(key) }] });
  const projected = (key: string) =>
    pod({}, { volumes: [{ name: 'a', projected: { sources: [{ configMap: items(key) }] } }] });

  test.each([
    ['a key in data', env('a'), config({ data: { a: '' } })],
    ['a key in binaryData', volume('a'), config({ binaryData: { a: '' } })],
    ['a key of a ConfigMap from elsewhere', env('a'), undefined],
    ['a key of a ConfigMap of another namespace', env('a'), config({ data: { b: '' } }, 'other')],
    ['a key of a ConfigMap that something else fills', env('a'), config({})],
    ['a key that may be missing', env('a', { optional: true }), config({ data: { b: '' } })],
  ])('takes %s', (_, spec, other) => {
    const objects = [{ object: deployment(spec) }, ...(other ? [other] : [])];
    expect(check(referenceKeyNotFound, { objects })).toEqual([]);
  });

  test.each([
    ['a variable', env('levle'), 'containers/0/env/0/valueFrom/configMapKeyRef/key'],
    ['a volume', volume('levle'), 'volumes/0/configMap/items/0/key'],
    ['a projected volume', projected('levle'), 'volumes/0/projected/sources/0/configMap/items/0/key'],
  ])('does not take a key that is not there in %s, in whatever order they come', (_, spec, pointer) => {
    const objects = [{ object: deployment(spec) }, config({ data: { level: '' } })];
    for (const order of [objects, [...objects].reverse()]) {
      const findings = check(referenceKeyNotFound, { objects: order });
      expect(placesOf(findings)).toEqual([`Deployment/web/spec/template/spec/${pointer}`]);
      expect(findings[0]?.suggestion).toBe('level');
    }
  });

  test.each([
    ['a warning for what is not ours, since the server takes it', false, 'warning'],
    ['an error for ours', true, undefined],
  ])('is %s', (_, own, severity) => {
    const objects = [{ object: deployment(env('b')), source: { own } }, config({ data: { a: '' } })];
    expect(check(referenceKeyNotFound, { objects }).map((finding) => finding.severity)).toEqual([severity]);
  });
});

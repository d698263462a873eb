import { kubernetesTooLarge } from '../../../lib/validation/rules/kubernetes-too-large';
import { check, deployment, pod } from './check';

const map = (data: object, parts: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'big', ...parts },
  data,
});
const told = (object: unknown, own = false) =>
  check(kubernetesTooLarge, { objects: [{ object, source: { own } }] }).map(
    ({ severity = 'warning', affected }) => `${severity} ${affected?.[0]?.object}`,
  );

/** What kubectl writes beside the text of the one key. */
const around =
  JSON.stringify(map({ a: '' })).length + 1 + 'kubectl.kubernetes.io/last-applied-configuration'.length;
const most = 262_144;

describe('kubernetes/too-large', () => {
  test('takes what kubectl can keep in an annotation, to the byte', () => {
    expect(told(map({ a: 'x'.repeat(most - around) }))).toEqual([]);
    expect(told(map({ a: 'x'.repeat(most - around + 1) }))).toEqual(['warning ConfigMap/big']);
  });

  test('names the way out', () => {
    const [finding] = check(kubernetesTooLarge, { objects: [{ object: map({ a: 'x'.repeat(most) }) }] });
    expect(finding?.fix).toContain('--server-side');
  });

  test.each([
    ['é', 2],
    ['<', 6],
    ['"', 2],
    ['\n', 2],
  ])('counts %j as kubectl writes it', (mark, bytes) => {
    const room = Math.floor((most - around) / bytes);
    expect(told(map({ a: mark.repeat(room) }))).toEqual([]);
    expect(told(map({ a: mark.repeat(room + 1) }))).toHaveLength(1);
  });

  test('counts the annotations that are there', () => {
    const annotations = { a: 'x'.repeat(most / 2) };
    expect(told(map({}, { annotations }))).toEqual(['warning ConfigMap/big']);
  });

  test('weighs what is ours where it has much in it', () => {
    const env = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `A${index}`, value: 'x'.repeat(1000) }));
    expect(told(deployment(pod({ env: env(300) })), true)).toEqual(['warning Deployment/web']);
    expect(told(deployment(pod({ env: env(10) })), true)).toEqual([]);
    expect(told(map({ a: 'x'.repeat(most) }), true)).toHaveLength(1);
  });
});

import { securityNotAdmitted } from '../../../lib/validation/rules/security-not-admitted';
import { chart, origin } from '../../model/parts';
import { check, deployment, type Given, placesOf } from './check';
import { asking, restricted } from './pods-under-standards';

const namespace = (name: string, level: string): Given => ({
  object: {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': level } },
  },
});
const inNamespace = (name: string, spec: object): Given => ({
  object: deployment(spec, { namespace: name }),
});
const told = (...objects: readonly Given[]) => check(securityNotAdmitted, { objects });

test.each(Object.entries(asking))('what a server says of %s is said before', (_name, [level, spec]) => {
  const refusedBy = ['baseline', 'restricted'].filter(
    (enforced) => told(namespace('shop', enforced), inNamespace('shop', spec)).length > 0,
  );
  const narrower = level === undefined ? [] : level === 'baseline' ? ['baseline', 'restricted'] : [level];
  expect(refusedBy).toEqual(narrower);
  expect(told(namespace('shop', 'privileged'), inNamespace('shop', spec))).toEqual([]);
});

const [, hostNetwork] = asking['the network of its node'] ?? [];

test('a namespace is known by its label, and by what its chart says', () => {
  const pods = inNamespace('shop', hostNetwork ?? {});
  const place = ['Deployment/web/spec/template/spec/hostNetwork'];
  expect(placesOf(told(namespace('shop', 'baseline'), pods))).toEqual(place);
  expect(told(pods, namespace('other', 'baseline'))).toEqual([]);
  const shop = chart('shop', { security: 'restricted' });
  const own = { ...pods, source: { chart: 'shop', origin: origin('shop/web') } };
  expect(placesOf(check(securityNotAdmitted, { model: { charts: [shop] }, objects: [own] }))).toEqual(place);
  expect(check(securityNotAdmitted, { model: { charts: [chart()] }, objects: [own] })).toEqual([]);
});

test('every container is judged, and a pod by itself as well', () => {
  const spec = {
    ...restricted,
    initContainers: [{ name: 'a', securityContext: { privileged: true } }],
  };
  const pod = { object: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'shop' }, spec } };
  expect(placesOf(told(namespace('shop', 'restricted'), pod))).toEqual([
    'Pod/a/spec/initContainers/0/securityContext/privileged',
  ]);
});

test('what is no pod at all is told of elsewhere', () => {
  const odd = { containers: [null, 'a', { securityContext: 'none' }], volumes: 'all', securityContext: [] };
  expect(() => told(namespace('shop', 'restricted'), inNamespace('shop', odd))).not.toThrow();
});

import { nameDuplicate } from '../../../lib/validation/rules/name-duplicate';
import { origin } from '../../model/parts';
import { validate } from '../feed';
import { check, deployment, placesOf, pod } from './check';

function object(apiVersion: string, kind: string, namespace?: string) {
  return { object: { apiVersion, kind, metadata: { name: 'web', namespace } } };
}

describe('name/duplicate', () => {
  test.each([
    ['kinds', object('v1', 'Service'), object('apps/v1', 'Deployment')],
    ['groups', object('a.dev/v1', 'Widget'), object('b.dev/v1', 'Widget')],
    ['namespaces', object('v1', 'Service', 'a'), object('v1', 'Service', 'b')],
    ['namespaces, one of them left to kubectl', object('v1', 'Service'), object('v1', 'Service', 'default')],
  ])('takes one name in two %s', (_, first, second) => {
    expect(check(nameDuplicate, { objects: [first, second] })).toEqual([]);
  });

  test.each([
    ['of one kind and namespace', object('v1', 'Service', 'a'), object('v1', 'Service', 'a')],
    ['of two versions of an API', object('a.dev/v1', 'Widget'), object('a.dev/v2', 'Widget')],
    [
      'that have no namespace, whatever they say',
      object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'a'),
      object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'b'),
    ],
  ])('does not take two objects %s', (_, first, second) => {
    const findings = check(nameDuplicate, { objects: [first, second] });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.origin.path).toBe('shop/object-1');
    expect(findings[0]?.related?.map(({ path }) => path)).toEqual(['shop/object-0']);
  });

  test('takes any number of objects that the server names', () => {
    const nameless = { object: { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'a-' } } };
    expect(check(nameDuplicate, { objects: [nameless, nameless] })).toEqual([]);
  });

  test('tells two constructs with one name once, for all that they make on both targets', () => {
    const findings = validate(
      {},
      (pieces) => {
        for (const from of [origin('a/web'), origin('b/web')]) {
          pieces.object(object('v1', 'Service').object, { origin: from, own: true });
          pieces.object(deployment(pod({})), { origin: from, own: true });
          pieces.service('web', { image: 'a' }, { origin: from });
        }
      },
      [nameDuplicate],
    );
    const own = findings.filter(({ code }) => code === 'name/duplicate');
    expect(own.map((finding) => finding.origin.path)).toEqual(['b/web']);
    expect(placesOf(own)).toEqual([
      'Service/web/metadata/name',
      'Deployment/web/metadata/name',
      'services.web',
    ]);
  });

  test.each([
    ['containers', pod({}, { initContainers: [{ name: 'main' }] }), 'containers/0/name'],
    ['volumes', pod({}, { volumes: [{ name: 'a' }, { name: 'a' }] }), 'volumes/1/name'],
  ])('does not take two %s of one name in a pod', (_, spec, pointer) => {
    const findings = check(nameDuplicate, { objects: [{ object: deployment(spec) }] });
    expect(placesOf(findings)).toEqual([`Deployment/web/spec/template/spec/${pointer}`]);
  });
});

import { nameInvalid } from '../../../lib/validation/rules/name-invalid';
import { chart, origin } from '../../model/parts';
import { check, deployment, placesOf, pod } from './check';

const long = (length: number) => 'a'.repeat(length);

function named(apiVersion: string, kind: string, name: string | undefined, more: object = {}) {
  return { object: { apiVersion, kind, metadata: { name, ...more } } };
}

describe('name/invalid', () => {
  test.each([
    ['v1', 'ConfigMap', 'a.b-c.1'],
    ['v1', 'ConfigMap', long(253)],
    ['v1', 'Pod', '1a'],
    ['v1', 'Namespace', 'a-1'],
    ['v1', 'Service', 'a-1'],
    ['apps/v1', 'StatefulSet', '1a'],
    ['apps/v1', 'Deployment', 'a.b'],
    ['batch/v1', 'CronJob', long(52)],
    ['batch/v1', 'Job', long(63)],
    ['policy/v1', 'PodDisruptionBudget', 'A_b'],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:Acme_reader'],
    ['acme.dev/v1', 'Widget', 'a.b'],
    ['authorization.k8s.io/v1', 'SelfSubjectAccessReview', undefined],
    ['v1', 'List', undefined],
    ['apiregistration.k8s.io/v1', 'APIService', 'v1.Odd_name'],
  ])('lets %s %s be called %s', (apiVersion, kind, name) => {
    expect(check(nameInvalid, { objects: [named(apiVersion, kind, name)] })).toEqual([]);
  });

  test.each([
    ['v1', 'ConfigMap', 'A'],
    ['v1', 'ConfigMap', 'a_b'],
    ['v1', 'ConfigMap', 'a..b'],
    ['v1', 'ConfigMap', '-a'],
    ['v1', 'ConfigMap', long(254)],
    ['v1', 'Namespace', 'a.b'],
    ['v1', 'Service', 'a.b'],
    ['v1', 'Service', long(64)],
    ['apps/v1', 'StatefulSet', 'a.b'],
    ['batch/v1', 'CronJob', long(53)],
    ['batch/v1', 'Job', long(64)],
    ['rbac.authorization.k8s.io/v1', 'Role', 'a/b'],
    ['rbac.authorization.k8s.io/v1', 'Role', '..'],
    ['acme.dev/v1', 'Widget', 'Widget'],
    ['v1', 'ConfigMap', ''],
    ['v1', 'ConfigMap', undefined],
  ])('does not let %s %s be called %s', (apiVersion, kind, name) => {
    const findings = check(nameInvalid, { objects: [named(apiVersion, kind, name)] });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.affected?.[0]?.pointer).toBe('/metadata/name');
  });

  test.each([
    ['Job', long(54), `${long(54)}-0a1b2c3d`, 0],
    ['Job', long(55), `${long(55)}-0a1b2c3d`, 1],
    ['CronJob', long(52), long(52), 0],
    ['CronJob', long(53), long(53), 1],
  ])('leaves room in the name of a %s for what follows it: %s', (kind, given, name, count) => {
    const object = { ...named('batch/v1', kind, name), source: { own: true, name: given } };
    const findings = check(nameInvalid, { objects: [object] });
    expect(findings).toHaveLength(count);
    const most = kind === 'Job' ? 54 : 52;
    for (const { suggestion, message } of findings) {
      expect(suggestion).toBe(long(most));
      expect(message).toContain(`"${given}"`);
      expect(message).toContain(`${most} characters`);
    }
  });

  test.each([
    [['1.35', '1.36'], 1],
    [['1.36', '1.37'], 0],
  ])('knows that a Service may begin with a digit from 1.36: %j', (versions, count) => {
    const model = { kubernetes: { versions, waitImage: 'busybox:1', jobWaitImage: 'curl:8' } };
    expect(check(nameInvalid, { model, objects: [named('v1', 'Service', '1a')] })).toHaveLength(count);
  });

  test('lets a job whose pods are found by labels of the user’s own have a longer name', () => {
    const { object } = named('batch/v1', 'Job', long(64));
    const objects = [{ object: { ...object, spec: { manualSelector: true } } }];
    expect(check(nameInvalid, { objects })).toEqual([]);
  });

  test('lets the server make a name', () => {
    const objects = [undefined, ''].map((name) => named('v1', 'Pod', name, { generateName: 'job-' }));
    expect(check(nameInvalid, { objects })).toEqual([]);
  });

  test('blames the chart for its namespace once, and minds none of an object that has none', () => {
    const model = { charts: [chart('shop', { namespace: 'Shop' })] };
    const objects = [
      named('v1', 'ConfigMap', 'a', { namespace: 'Shop' }),
      named('v1', 'ConfigMap', 'b', { namespace: 'Shop' }),
      named('v1', 'Namespace', 'c', { namespace: 'Shop' }),
    ];
    const findings = check(nameInvalid, { model, objects });
    expect(findings.map(({ origin }) => origin.path)).toEqual(['shop']);
    expect(placesOf(findings)).toEqual(['ConfigMap/a/metadata/namespace', 'ConfigMap/b/metadata/namespace']);
  });

  test.each([
    ['a container', pod({ name: 'Main' }), 'containers/0/name'],
    ['an init container', pod({}, { initContainers: [{ name: 'a.b' }] }), 'initContainers/0/name'],
    ['a volume', pod({}, { volumes: [{ name: 'a_b' }] }), 'volumes/0/name'],
    ['a port', pod({ ports: [{ name: 'a-very-long-name' }] }), 'containers/0/ports/0/name'],
    ['a port without a letter', pod({ ports: [{ name: '80' }] }), 'containers/0/ports/0/name'],
    ['a port with two hyphens', pod({ ports: [{ name: 'a--b' }] }), 'containers/0/ports/0/name'],
  ])('looks at the name of %s', (_, spec, pointer) => {
    const findings = check(nameInvalid, { objects: [{ object: deployment(spec) }] });
    expect(placesOf(findings)).toEqual([`Deployment/web/spec/template/spec/${pointer}`]);
  });

  test('has nothing against the names within a pod that the server takes', () => {
    const spec = pod({ ports: [{ name: '8080-http' }, {}] }, { volumes: [{ name: '0' }] });
    expect(check(nameInvalid, { objects: [{ object: deployment(spec) }] })).toEqual([]);
  });

  test('tells one bad name of a construct once for all of its objects', () => {
    const source = { origin: origin('shop/Web'), own: true };
    const objects = [
      { object: deployment(pod({ name: 'Web' }), { name: 'Web' }), source },
      { ...named('v1', 'Service', 'Web'), source },
    ];
    const findings = check(nameInvalid, { objects });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.property).toEqual(['name']);
    expect(placesOf(findings)).toEqual([
      'Deployment/Web/metadata/name',
      'Deployment/Web/spec/template/spec/containers/0/name',
      'Service/Web/metadata/name',
    ]);
  });

  test.each([
    ['a service', { services: { 'a b': { image: 'a' } } }, 'services.a b'],
    ['the project', { rest: { name: '--' } }, 'compose.yaml/name'],
    ['a volume', { rest: { volumes: { 'a b': {} } } }, 'compose.yaml/volumes/a b'],
  ])('looks at the name of %s on Compose', (_, input, place) => {
    expect(placesOf(check(nameInvalid, input))).toEqual([place]);
  });

  test('has nothing against names that docker compose takes', () => {
    const input = {
      services: { 'Web_1.a-b': { image: 'a' } },
      rest: { name: '${PROJECT}', networks: { 'a b': {} }, volumes: { Data_1: {} } },
    };
    expect(check(nameInvalid, input)).toEqual([]);
    expect(check(nameInvalid, { rest: { name: 'My Shop' } })).toEqual([]);
  });

  test.each([
    [
      ['1.31', '1.37'],
      ['A', '_a.b-c'],
      ['1A', 'A B', 'A=B', 'ü', ''],
    ],
    [
      ['1.35', '1.37'],
      ['A', '1A', 'A B', '(x)'],
      ['A=B', 'ü', ''],
    ],
  ])('knows the variables that Kubernetes %j takes', (versions, good, bad) => {
    const model = { kubernetes: { versions, waitImage: 'busybox:1', jobWaitImage: 'curl:8' } };
    const env = [...good, ...bad].map((name) => ({ name, value: 'x' }));
    const findings = check(nameInvalid, { model, objects: [{ object: deployment(pod({ env })) }] });
    const place = (_: string, index: number) =>
      `Deployment/web/spec/template/spec/containers/0/env/${good.length + index}/name`;
    expect(placesOf(findings)).toEqual(bad.map(place));
  });

  test('checks the Secret and the ConfigMap that a variable is read from, and their keys', () => {
    const env = [
      { name: 'A', valueFrom: { secretKeyRef: { name: 'db.main', key: 'pass_word' } } },
      { name: 'B', valueFrom: { secretKeyRef: { name: 'DB', key: 'p' } } },
      { name: 'C', valueFrom: { configMapKeyRef: { name: 'c', key: 'a b' } } },
    ];
    expect(placesOf(check(nameInvalid, { objects: [{ object: deployment(pod({ env })) }] }))).toEqual([
      'Deployment/web/spec/template/spec/containers/0/env/1/valueFrom/secretKeyRef/name',
      'Deployment/web/spec/template/spec/containers/0/env/2/valueFrom/configMapKeyRef/key',
    ]);
  });

  test('checks the Secret and the ConfigMap that all variables are taken from', () => {
    const envFrom = [
      { secretRef: { name: 'db.main' } },
      { secretRef: { name: 'DB' } },
      { configMapRef: { name: '$(A)' } },
    ];
    expect(placesOf(check(nameInvalid, { objects: [{ object: deployment(pod({ envFrom })) }] }))).toEqual([
      'Deployment/web/spec/template/spec/containers/0/envFrom/1/secretRef/name',
      'Deployment/web/spec/template/spec/containers/0/envFrom/2/configMapRef/name',
    ]);
  });

  test('checks the ServiceAccount of a pod, and the class and Secrets of an Ingress', () => {
    const object = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'a' },
      spec: { ingressClassName: 'A', tls: [{ secretName: 'a.b' }, { secretName: 'A_b' }] },
    };
    const objects = [
      { object: deployment(pod({}, { serviceAccountName: 'Bad_SA' })) },
      { object: deployment(pod({}, { serviceAccountName: 'good.sa' })) },
      { object },
    ];
    expect(placesOf(check(nameInvalid, { objects }))).toEqual([
      'Deployment/web/spec/template/spec/serviceAccountName',
      'Ingress/a/spec/ingressClassName',
      'Ingress/a/spec/tls/1/secretName',
    ]);
  });

  test('checks the ports of a Service, which take longer names than those of a container', () => {
    const ports = ['http', 'a-name-that-is-quite-long', '80', '-a', 'A'].map((name) => ({ name, port: 80 }));
    const object = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { ports } };
    expect(placesOf(check(nameInvalid, { objects: [{ object }] }))).toEqual([
      'Service/a/spec/ports/3/name',
      'Service/a/spec/ports/4/name',
    ]);
  });

  test('checks the keys of a ConfigMap', () => {
    const data = { 'a.b-c_1': '', '..a': '', 'a b': '', 'a/b': '' };
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data };
    expect(placesOf(check(nameInvalid, { objects: [{ object }] }))).toEqual([
      'ConfigMap/a/data/..a',
      'ConfigMap/a/data/a b',
      'ConfigMap/a/data/a~1b',
    ]);
  });

  test.each([
    ['a.dev', 0],
    ['*.a.dev', 0],
    ['A.dev', 1],
    ['https://a.dev', 1],
    ['a.dev:80', 1],
    ['10.0.0.1', 1],
    ['a.*.dev', 1],
  ])('lets an Ingress stand at %s: %s problems', (host, count) => {
    const object = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'a' },
      spec: { rules: [{ host }], tls: [{ hosts: ['a.dev'] }] },
    };
    expect(check(nameInvalid, { objects: [{ object }] })).toHaveLength(count);
  });
});

import { kubernetesInvalid } from '../../../lib/validation/rules/kubernetes-invalid';
import { check, deployment, placesOf, pod } from './check';

const places = (object: object) => placesOf(check(kubernetesInvalid, { objects: [{ object }] }));

function labelled(labels: object, matchLabels: object): object {
  const template = { metadata: { labels }, spec: pod({}) };
  const metadata = { name: 'web' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { selector: { matchLabels }, template },
  };
}

function ingress(path: string, pathType = 'Prefix'): object {
  const backend = { service: { name: 'web', port: { number: 80 } } };
  const rules = [{ host: 'a.dev', http: { paths: [{ path, pathType, backend }] } }];
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'web' }, spec: { rules } };
}

function configMap(data: object): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'files' }, ...data };
}

describe('kubernetes/invalid beyond the schema', () => {
  test('takes pods that bear what the selector asks for, and more', () => {
    expect(places(labelled({ app: 'web', team: 'x' }, { app: 'web' }))).toEqual([]);
  });

  test.each([
    ['another value', { app: 'other' }],
    ['no such label', {}],
  ])('does not take pods with %s where the selector asks for it', (_, labels) => {
    expect(places(labelled(labels, { app: 'web' }))).toEqual([
      'Deployment/web/spec/template/metadata/labels/app',
    ]);
  });

  test('lets only a readiness probe ask for several successes', () => {
    const probe = { exec: { command: ['x'] }, successThreshold: 2 };
    const container = {
      readinessProbe: probe,
      livenessProbe: probe,
      startupProbe: { ...probe, successThreshold: 1 },
    };
    expect(places(deployment(pod(container)))).toEqual([
      'Deployment/web/spec/template/spec/containers/0/livenessProbe/successThreshold',
    ]);
  });

  test('does not take a colon in the path of a mount', () => {
    const volumeMounts = [
      { name: 'a', mountPath: '/a' },
      { name: 'b', mountPath: '/a:b' },
    ];
    expect(places(deployment(pod({ volumeMounts })))).toEqual([
      'Deployment/web/spec/template/spec/containers/0/volumeMounts/1/mountPath',
    ]);
  });

  test.each([
    ['of 1 MiB', { data: { a: 'x'.repeat(2 ** 19), b: 'x'.repeat(2 ** 19) } }, 0],
    ['of a byte more', { data: { a: 'x'.repeat(2 ** 19), b: 'x'.repeat(2 ** 19), c: 'x' } }, 1],
    ['of more bytes than characters', { data: { a: 'ü'.repeat(2 ** 19 + 1) } }, 1],
    ['of 1 MiB in base64', { binaryData: { a: Buffer.alloc(2 ** 20).toString('base64') } }, 0],
    ['of a byte more in base64', { binaryData: { a: Buffer.alloc(2 ** 20 + 1).toString('base64') } }, 1],
    ['of both', { data: { a: 'x'.repeat(2 ** 20) }, binaryData: { b: 'AA==' } }, 1],
  ])('measures a ConfigMap %s', (_, data, count) => {
    expect(places(configMap(data))).toHaveLength(count);
  });

  test.each(['/', '/a/b', '/a.b/..c'])('takes the path %s in an Ingress', (path) => {
    expect(places(ingress(path))).toEqual([]);
  });

  test.each(['v1', '/a//b', '/a/../b', '/.', '/a%2Fb'])('does not take the path %s in an Ingress', (path) => {
    expect(places(ingress(path))).toEqual(['Ingress/web/spec/rules/0/http/paths/0/path']);
  });

  test('leaves paths to the controller where the Ingress says so', () => {
    expect(places(ingress('/a//b$', 'ImplementationSpecific'))).toEqual([]);
  });
});

import type { Existing } from '../../../lib/model/existing';
import { referenceNotFound } from '../../../lib/validation/rules/reference-not-found';
import { origin } from '../../model/parts';
import { check, deployment, type Given, placesOf, pod } from './check';

const named = (apiVersion: string, kind: string, name: string, namespace?: string): Given => ({
  object: { apiVersion, kind, metadata: { name, namespace } },
});
const found = (...objects: Given[]) => check(referenceNotFound, { objects });

describe('reference/not-found', () => {
  const reads = (name: string) => ({
    'a variable': pod({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name, key: 'a' } } }] }),
    'all variables': pod({ envFrom: [{ secretRef: { name } }] }),
    'a volume': pod({}, { volumes: [{ name: 'a', secret: { secretName: name } }] }),
    'a projected volume': pod(
      {},
      { volumes: [{ name: 'a', projected: { sources: [{ secret: { name } }] } }] },
    ),
  });
  const secret = named('v1', 'Secret', 'credentials');

  test.each([
    ['a variable', 'containers/0/env/0/valueFrom/secretKeyRef/name'],
    ['all variables', 'containers/0/envFrom/0/secretRef/name'],
    ['a volume', 'volumes/0/secret/secretName'],
    ['a projected volume', 'volumes/0/projected/sources/0/secret/name'],
  ] as const)('warns of a name in %s that is nearly one that is there', (reader, pointer) => {
    const user = { object: deployment(reads('credentails')[reader]) };
    for (const findings of [found(user, secret), found(secret, user)]) {
      expect(placesOf(findings)).toEqual([`Deployment/web/spec/template/spec/${pointer}`]);
      expect(findings[0]?.suggestion).toBe('credentials');
    }
  });

  test.each([
    ['ConfigMap', { volumes: [{ name: 'a', configMap: { name: 'settngs' } }] }, 'settings'],
    [
      'PersistentVolumeClaim',
      { volumes: [{ name: 'a', persistentVolumeClaim: { claimName: 'dta' } }] },
      'data',
    ],
    ['ServiceAccount', { serviceAccountName: 'deployr' }, 'deployer'],
  ])('looks at the names of a %s', (kind, parts, name) => {
    const user = { object: deployment(pod({}, parts)) };
    expect(found(user, named('v1', kind, name))).toHaveLength(1);
  });

  test('looks at the Services behind an Ingress', () => {
    const backend = (name: string) => ({ service: { name, port: { number: 80 } } });
    const paths = [{ path: '/', pathType: 'Prefix', backend: backend('frnt') }];
    const object = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web' },
      spec: { defaultBackend: backend('bcak'), rules: [{ http: { paths } }] },
    };
    const services = ['front', 'back'].map((name) => named('v1', 'Service', name));
    expect(placesOf(found({ object }, ...services))).toEqual([
      'Ingress/web/spec/defaultBackend/service/name',
      'Ingress/web/spec/rules/0/http/paths/0/backend/service/name',
    ]);
  });

  const user = { object: deployment(reads('credentails')['all variables']) };
  test.each([
    ['of which nothing here reminds', [user, named('v1', 'Secret', 'other')]],
    ['that is there', [user, named('v1', 'Secret', 'credentails'), secret]],
    ['that is nearly one of another kind', [user, named('v1', 'ConfigMap', 'credentials')]],
    ['that is nearly one of another namespace', [user, named('v1', 'Secret', 'credentials', 'b')]],
    [
      'that may be missing',
      [
        { object: deployment(pod({ envFrom: [{ secretRef: { name: 'credentails', optional: true } }] })) },
        secret,
      ],
    ],
    [
      'that every namespace has',
      [
        { object: deployment(pod({}, { serviceAccountName: 'default' })) },
        named('v1', 'ServiceAccount', 'defaults'),
      ],
    ],
  ])('takes a name %s', (_, objects) => {
    expect(found(...objects)).toEqual([]);
  });

  test('takes a name that is declared to exist', () => {
    const existing: Existing = {
      kind: 'existing',
      objectKind: 'Secret',
      name: 'credentails',
      origin: origin('shop/existing'),
    };
    expect(check(referenceNotFound, { model: { existing: [existing] }, objects: [user, secret] })).toEqual(
      [],
    );
  });

  test.each([
    ['the Secrets', reads('credentails')['a volume'], 1],
    ['not the accounts, which are made for it', pod({}, { serviceAccountName: 'credentails' }), 0],
  ])('looks at what our own pods ask for by name: %s', (_, spec, count) => {
    const others = ['Secret', 'ServiceAccount'].map((kind) => named('v1', kind, 'credentials'));
    expect(found({ object: deployment(spec), source: { own: true } }, ...others)).toHaveLength(count);
  });
});

describe('reference/not-found of an autoscaler', () => {
  const scaler = (apiVersion: string, kind: string, name = 'web', source = {}): Given => ({
    object: {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'scaler' },
      spec: { maxReplicas: 3, scaleTargetRef: { apiVersion, kind, name } },
    },
    source,
  });
  const web = { object: deployment(pod({})) };
  const daemons = named('apps/v1', 'DaemonSet', 'web');

  test.each([
    ['what it scales', [scaler('apps/v1', 'Deployment'), web]],
    ['something from elsewhere', [scaler('apps/v1', 'Deployment', 'mail'), web]],
    ['something of a custom kind', [scaler('acme.dev/v1', 'Fleet'), named('acme.dev/v1', 'Fleet', 'web')]],
  ])('takes one that leads to %s', (_, objects) => {
    expect(found(...objects)).toEqual([]);
  });

  test.each([
    ['something of another kind', [scaler('apps/v1', 'StatefulSet'), web], 'kind'],
    ['the right kind of another API group', [scaler('v1', 'Deployment'), web], 'apiVersion'],
    ['what cannot be scaled', [scaler('apps/v1', 'DaemonSet'), daemons], 'kind'],
    ['nearly the name', [scaler('apps/v1', 'Deployment', 'wbe'), web], 'name'],
    [
      'another namespace',
      [scaler('apps/v1', 'Deployment'), { object: deployment(pod({}), { namespace: 'b' }) }],
      'name',
    ],
  ])('warns of one that leads to %s', (_, objects, field) => {
    expect(placesOf(found(...objects))).toEqual([
      `HorizontalPodAutoscaler/scaler/spec/scaleTargetRef/${field}`,
    ]);
  });
});

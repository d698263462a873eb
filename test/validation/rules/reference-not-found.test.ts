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

  test('looks at where Istio sends requests, by the short names of Services', () => {
    const object = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'web' },
      spec: {
        hosts: ['frnt'],
        http: [
          { mirror: { host: 'bcak' }, route: [{ destination: { host: 'frnt' } }] },
          { route: [{ destination: { host: 'frnt.default.svc.cluster.local' } }] },
        ],
        tcp: [{ route: [{ destination: { host: 'bcak' } }] }],
      },
    };
    const rule = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: 'web' },
      spec: { host: 'frnt' },
    };
    const services = ['front', 'back'].map((name) => named('v1', 'Service', name));
    expect(placesOf(found({ object }, { object: rule }, ...services))).toEqual([
      'VirtualService/web/spec/http/0/route/0/destination/host',
      'VirtualService/web/spec/tcp/0/route/0/destination/host',
      'VirtualService/web/spec/http/0/mirror/host',
      'DestinationRule/web/spec/host',
    ]);
  });

  test('looks at the Server and the authentications of a policy of Linkerd', () => {
    const object = {
      apiVersion: 'policy.linkerd.io/v1alpha1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'web' },
      spec: {
        targetRef: { group: 'policy.linkerd.io', kind: 'Server', name: 'web-htpp' },
        requiredAuthenticationRefs: [
          { group: 'policy.linkerd.io', kind: 'MeshTLSAuthentication', name: 'frnt' },
        ],
      },
    };
    const there = [
      named('policy.linkerd.io/v1beta3', 'Server', 'web-http'),
      named('policy.linkerd.io/v1alpha1', 'MeshTLSAuthentication', 'front'),
    ];
    expect(placesOf(found({ object }, ...there))).toEqual([
      'AuthorizationPolicy/web/spec/targetRef/name',
      'AuthorizationPolicy/web/spec/requiredAuthenticationRefs/0/name',
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
    ['not an account that is made for it', pod({}, { serviceAccountName: 'credentails' }), 0, 'credentails'],
    ['an account that somebody has named', pod({}, { serviceAccountName: 'credentails' }), 1],
    ['a ConfigMap of somebody else’s', pod({ envFrom: [{ configMapRef: { name: 'credentails' } }] }), 1],
    [
      'not a ConfigMap that is made for it',
      pod({ envFrom: [{ configMapRef: { name: 'credentails-0a1b2c3d' } }] }),
      0,
    ],
  ])('looks at what our own pods ask for by name: %s', (_, spec, count, name = 'web') => {
    const kinds = ['Secret', 'ServiceAccount', 'ConfigMap'];
    const others = kinds.flatMap((kind) =>
      ['credentials', 'credentials-0a1b2c3d'].map((each) => named('v1', kind, each)),
    );
    const own = { object: deployment(spec), source: { own: true, name } };
    expect(found(own, ...others)).toHaveLength(count);
  });

  test('points at the property that the name was lowered from', () => {
    const locate = (pointer: string) => ['env', pointer.split('/').at(-1) ?? ''];
    const own = { object: deployment(reads('credentails')['a variable']), source: { own: true, locate } };
    expect(found(own, secret).map(({ property }) => property)).toEqual([['env', 'name']]);
  });

  test('says how to declare it in an app', () => {
    const high = named('scheduling.k8s.io/v1', 'PriorityClass', 'high');
    const objects = [{ object: deployment(pod({}, { priorityClassName: 'hihg' })) }, high];
    expect(found(...objects)[0]?.fix).toContain("new Existing(chart, 'hihg', { kind: 'PriorityClass' })");
  });

  const rbac = 'rbac.authorization.k8s.io';
  const subjects = [{ kind: 'ServiceAccount', name: 'credentails', namespace: 'team' }];
  const service = { name: 'credentails', namespace: 'team' };
  const users: readonly (readonly [
    what: string,
    apiVersion: string,
    kind: string,
    content: object,
    pointer: string,
    named: readonly [apiVersion: string, kind: string, namespace?: string],
  ])[] = [
    [
      'the priority class of pods',
      'v1',
      'Pod',
      { spec: pod({}, { priorityClassName: 'credentails' }) },
      '/spec/priorityClassName',
      ['scheduling.k8s.io/v1', 'PriorityClass'],
    ],
    [
      'the runtime class of pods',
      'v1',
      'Pod',
      { spec: pod({}, { runtimeClassName: 'credentails' }) },
      '/spec/runtimeClassName',
      ['node.k8s.io/v1', 'RuntimeClass'],
    ],
    [
      'the secret to pull images with',
      'v1',
      'Pod',
      { spec: pod({}, { imagePullSecrets: [{ name: 'credentails' }] }) },
      '/spec/imagePullSecrets/0/name',
      ['v1', 'Secret'],
    ],
    [
      'the storage class of an ephemeral volume',
      'v1',
      'Pod',
      {
        spec: pod(
          {},
          {
            volumes: [
              {
                name: 'a',
                ephemeral: { volumeClaimTemplate: { spec: { storageClassName: 'credentails' } } },
              },
            ],
          },
        ),
      },
      '/spec/volumes/0/ephemeral/volumeClaimTemplate/spec/storageClassName',
      ['storage.k8s.io/v1', 'StorageClass'],
    ],
    [
      'the storage class of a claim',
      'v1',
      'PersistentVolumeClaim',
      { spec: { storageClassName: 'credentails' } },
      '/spec/storageClassName',
      ['storage.k8s.io/v1', 'StorageClass'],
    ],
    [
      'the storage class of a claim template',
      'apps/v1',
      'StatefulSet',
      {
        spec: {
          template: { spec: pod({}) },
          volumeClaimTemplates: [{ spec: { storageClassName: 'credentails' } }],
        },
      },
      '/spec/volumeClaimTemplates/0/spec/storageClassName',
      ['storage.k8s.io/v1', 'StorageClass'],
    ],
    [
      'the Service of a StatefulSet',
      'apps/v1',
      'StatefulSet',
      { spec: { serviceName: 'credentails', template: { spec: pod({}) } } },
      '/spec/serviceName',
      ['v1', 'Service'],
    ],
    [
      'the Role of a RoleBinding',
      `${rbac}/v1`,
      'RoleBinding',
      { roleRef: { apiGroup: rbac, kind: 'Role', name: 'credentails' } },
      '/roleRef/name',
      [`${rbac}/v1`, 'Role'],
    ],
    [
      'the ClusterRole of a RoleBinding',
      `${rbac}/v1`,
      'RoleBinding',
      {
        metadata: { name: 'user', namespace: 'a' },
        roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'credentails' },
      },
      '/roleRef/name',
      [`${rbac}/v1`, 'ClusterRole'],
    ],
    [
      'the account of a ClusterRoleBinding, in its namespace',
      `${rbac}/v1`,
      'ClusterRoleBinding',
      { roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'view' }, subjects },
      '/subjects/0/name',
      ['v1', 'ServiceAccount', 'team'],
    ],
    [
      'the Service of a webhook, in its namespace',
      'admissionregistration.k8s.io/v1',
      'ValidatingWebhookConfiguration',
      { webhooks: [{ name: 'a.b.c', clientConfig: { service } }] },
      '/webhooks/0/clientConfig/service/name',
      ['v1', 'Service', 'team'],
    ],
    [
      'the Service of an APIService',
      'apiregistration.k8s.io/v1',
      'APIService',
      { spec: { service } },
      '/spec/service/name',
      ['v1', 'Service', 'team'],
    ],
    [
      'the Service of an HTTPRoute',
      'gateway.networking.k8s.io/v1',
      'HTTPRoute',
      { spec: { rules: [{ backendRefs: [{ name: 'credentails', port: 80 }] }] } },
      '/spec/rules/0/backendRefs/0/name',
      ['v1', 'Service'],
    ],
    [
      'what an HTTPRoute leads to of a kind of its own',
      'gateway.networking.k8s.io/v1',
      'HTTPRoute',
      { spec: { rules: [{ backendRefs: [{ group: 'acme.dev', kind: 'Bucket', name: 'credentails' }] }] } },
      '/spec/rules/0/backendRefs/0/name',
      ['acme.dev/v1', 'Bucket'],
    ],
    [
      'the secret of an Ingress with TLS',
      'networking.k8s.io/v1',
      'Ingress',
      { spec: { tls: [{ hosts: ['a.dev'], secretName: 'credentails' }] } },
      '/spec/tls/0/secretName',
      ['v1', 'Secret'],
    ],
    [
      'the class of an Ingress',
      'networking.k8s.io/v1',
      'Ingress',
      { spec: { ingressClassName: 'credentails' } },
      '/spec/ingressClassName',
      ['networking.k8s.io/v1', 'IngressClass'],
    ],
  ];
  test.each(users)(
    'looks at the name of %s',
    (_, apiVersion, kind, content, pointer, [version, meant, namespace]) => {
      const object = { apiVersion, kind, metadata: { name: 'user' }, ...content };
      const there = (name: string) => named(version, meant, name, namespace);
      const findings = found({ object }, there('credentials'));
      expect(placesOf(findings)).toEqual([`${kind}/user${pointer}`]);
      expect(findings[0]?.suggestion).toBe('credentials');
      expect(found({ object }, there('credentials'), there('credentails'))).toEqual([]);
      expect(found({ object }, there('other'))).toEqual([]);
    },
  );

  test.each([
    [
      'a priority class',
      pod({}, { priorityClassName: 'system-node-critical' }),
      'scheduling.k8s.io/v1',
      'PriorityClass',
      'system-node-criticals',
    ],
    [
      'a config map',
      pod({ envFrom: [{ configMapRef: { name: 'kube-root-ca.crt' } }] }),
      'v1',
      'ConfigMap',
      'kube-root-ca.crts',
    ],
  ])('takes the name of %s that every cluster has', (_, spec, apiVersion, kind, near) => {
    expect(found({ object: deployment(spec) }, named(apiVersion, kind, near))).toEqual([]);
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

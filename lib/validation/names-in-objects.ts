/** Where objects of a kind name others: the way to what holds the name, its field, and the kind that is meant. */
export type NameRow = readonly [path: readonly string[], field: string, kind: string, group?: string];

const backends: readonly NameRow[] = [
  [['spec', 'parentRefs', '*'], 'name', 'Gateway', 'gateway.networking.k8s.io'],
  [['spec', 'rules', '*', 'backendRefs', '*'], 'name', 'Service'],
  [['spec', 'rules', '*', 'filters', '*', 'requestMirror', 'backendRef'], 'name', 'Service'],
];
const webhooks: readonly NameRow[] = [[['webhooks', '*', 'clientConfig', 'service'], 'name', 'Service']];
const storageClass = ['storageClassName', 'StorageClass', 'storage.k8s.io'] as const;
const role: NameRow = [['roleRef'], 'name', 'Role', 'rbac.authorization.k8s.io'];
/** Of users and groups there are no objects, so that nothing is ever near to one. */
const subjects: NameRow = [['subjects', '*'], 'name', 'ServiceAccount'];
const issuer: NameRow = [['spec', 'issuerRef'], 'name', 'Issuer', 'cert-manager.io'];

/** Where Istio sends what it has matched: short names are those of Services; hosts with dots are left alone. */
const destinations: readonly NameRow[] = ['http', 'tcp', 'tls'].map((protocol) => [
  ['spec', protocol, '*', 'route', '*', 'destination'],
  'host',
  'Service',
]);

/** By `group/kind`; what stands beside a name (`kind`, `group`, `namespace`) counts before what stands here. */
export const namesIn: Readonly<Record<string, readonly NameRow[]>> = {
  PersistentVolumeClaim: [
    [['spec'], ...storageClass],
    [['spec'], 'volumeName', 'PersistentVolume'],
  ],
  ServiceAccount: [[['imagePullSecrets', '*'], 'name', 'Secret']],
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': webhooks,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': webhooks,
  'apiextensions.k8s.io/CustomResourceDefinition': [
    [['spec', 'conversion', 'webhook', 'clientConfig', 'service'], 'name', 'Service'],
  ],
  'apiregistration.k8s.io/APIService': [[['spec', 'service'], 'name', 'Service']],
  'apps/StatefulSet': [
    [['spec'], 'serviceName', 'Service'],
    [['spec', 'volumeClaimTemplates', '*', 'spec'], ...storageClass],
  ],
  'cert-manager.io/Certificate': [issuer],
  'external-secrets.io/ExternalSecret': [
    [['spec', 'secretStoreRef'], 'name', 'SecretStore', 'external-secrets.io'],
  ],
  'gateway.networking.k8s.io/GRPCRoute': backends,
  'gateway.networking.k8s.io/Gateway': [
    [['spec'], 'gatewayClassName', 'GatewayClass', 'gateway.networking.k8s.io'],
    [['spec', 'listeners', '*', 'tls', 'certificateRefs', '*'], 'name', 'Secret'],
  ],
  'gateway.networking.k8s.io/HTTPRoute': backends,
  'gateway.networking.k8s.io/TCPRoute': backends,
  'gateway.networking.k8s.io/TLSRoute': backends,
  'networking.istio.io/DestinationRule': [[['spec'], 'host', 'Service']],
  'networking.istio.io/VirtualService': [
    ...destinations,
    [['spec', 'http', '*', 'mirror'], 'host', 'Service'],
    [['spec', 'http', '*', 'mirrors', '*', 'destination'], 'host', 'Service'],
  ],
  'networking.k8s.io/Ingress': [
    [['spec', 'defaultBackend', 'service'], 'name', 'Service'],
    [['spec', 'rules', '*', 'http', 'paths', '*', 'backend', 'service'], 'name', 'Service'],
    [['spec', 'tls', '*'], 'secretName', 'Secret'],
    [['spec'], 'ingressClassName', 'IngressClass', 'networking.k8s.io'],
  ],
  'policy.linkerd.io/AuthorizationPolicy': [
    [['spec', 'targetRef'], 'name', 'Server', 'policy.linkerd.io'],
    [['spec', 'requiredAuthenticationRefs', '*'], 'name', 'MeshTLSAuthentication', 'policy.linkerd.io'],
  ],
  'rbac.authorization.k8s.io/ClusterRoleBinding': [role, subjects],
  'rbac.authorization.k8s.io/RoleBinding': [role, subjects],
};

import type { PolicyRuleCode } from '../../../lib/validation/policy/rules';
import { deployment, type Input, pod } from '../rules/check';

/** What a rule has something against, and the same on the right side. Each is an app of its own. */
export interface Case {
  readonly bad: readonly Input[];
  readonly good: readonly Input[];
  /** Parameters, where those are to be others. */
  readonly config?: Readonly<Record<string, unknown>>;
}

const of = (...objects: object[]): Input => ({ objects: objects.map((object) => ({ object })) });
const inContainer = (container: object, parts: object = {}): Input => of(deployment(pod(container, parts)));
const inPod = (parts: object): Input => inContainer({}, parts);
const service = (content: object): Input => ({ services: { web: { image: 'acme/web:1', ...content } } });
const secured = (securityContext: object): Input => inContainer({ securityContext });
const made = (apiVersion: string, kind: string, rest: object, metadata: object = {}): object => ({
  apiVersion,
  kind,
  metadata: { name: 'web', ...metadata },
  ...rest,
});
const binding = (roleRef: object, subjects: readonly object[] = [], kind = 'ClusterRoleBinding') =>
  made('rbac.authorization.k8s.io/v1', kind, { roleRef, subjects });
const role = (rule: object) =>
  made('rbac.authorization.k8s.io/v1', 'Role', { rules: [{ apiGroups: [''], ...rule }] });
const scaled = (replicas: number | undefined, name = 'web') => {
  const object = deployment(pod({}), { name });
  return { ...object, spec: { ...('spec' in object && (object.spec as object)), replicas } };
};
const hpa = (spec: object) =>
  made('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, ...spec },
  });
const pdb = (spec: object) => made('policy/v1', 'PodDisruptionBudget', { spec });
const cron = (spec: object) =>
  made('batch/v1', 'CronJob', { spec: { schedule: '0 6 * * 1', jobTemplate: { spec: {} }, ...spec } });
const job = (spec: object) =>
  made('batch/v1', 'Job', { spec: { template: { spec: pod({}, { restartPolicy: 'Never' }) }, ...spec } });
const ingress = (spec: object, annotations: object = {}) =>
  made('networking.k8s.io/v1', 'Ingress', { spec }, { annotations });
const kube = (spec: object) => made('v1', 'Service', { spec: { ports: [{ port: 80 }], ...spec } });
const networkPolicy = (podSelector: object, namespace?: string) =>
  made('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector } }, { namespace });
const secretVariable = { name: 'A', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } };

export const cases: Readonly<Record<PolicyRuleCode, Case>> = {
  'account/default': {
    bad: [inPod({}), inPod({ serviceAccountName: 'default' })],
    good: [inPod({ serviceAccountName: 'web' }), inPod({ automountServiceAccountToken: false })],
  },
  'account/token-mounted': {
    bad: [inPod({}), inPod({ serviceAccountName: 'web', automountServiceAccountToken: true })],
    good: [
      inPod({ automountServiceAccountToken: false }),
      of(
        deployment(pod({}, { serviceAccountName: 'web' })),
        made('v1', 'ServiceAccount', { automountServiceAccountToken: false }),
      ),
      of(
        deployment(pod({}, { serviceAccountName: 'web' }), { namespace: 'shop' }),
        binding({ kind: 'ClusterRole', name: 'view' }, [
          { kind: 'ServiceAccount', name: 'web', namespace: 'shop' },
        ]),
      ),
    ],
  },
  'compose/obsolete': { bad: [{ rest: { version: '3.8' } }], good: [{ rest: {} }] },
  'disruption/no-bound': {
    bad: [of(pdb({ selector: {} }))],
    good: [of(pdb({ minAvailable: 0 })), of(pdb({ maxUnavailable: 1 }))],
  },
  'disruption/no-budget': {
    bad: [
      of(scaled(2)),
      of(scaled(2), pdb({ selector: { matchLabels: { app: 'other' } } })),
      of(scaled(2), pdb({})),
      of(scaled(2), pdb({ selector: null })),
    ],
    good: [
      of(scaled(1)),
      of(scaled(2), pdb({ selector: { matchLabels: { app: 'web' } } })),
      of(
        scaled(2),
        pdb({ selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] } }),
      ),
    ],
  },
  'disruption/unhealthy-kept': {
    bad: [of(pdb({ maxUnavailable: 1 })), of(pdb({ unhealthyPodEvictionPolicy: 'IfHealthyBudget' }))],
    good: [of(pdb({ unhealthyPodEvictionPolicy: 'AlwaysAllow' }))],
  },
  'image/no-tag': {
    bad: [
      inContainer({ image: 'nginx' }),
      inContainer({ image: 'localhost:5000/nginx' }),
      inContainer({ image: 'nginx:latest' }),
      inPod({ initContainers: [{ name: 'init', image: 'busybox' }] }),
      service({ image: 'nginx' }),
      { stack: { services: { web: { image: 'nginx:latest' } } } },
    ],
    good: [
      inContainer({ image: 'nginx:1.29' }),
      inContainer({ image: 'nginx@sha256:0123' }),
      service({ image: 'acme/web', build: '.' }),
      service({ image: 'acme/web:${TAG}' }),
      service({ image: undefined, build: '.' }),
    ],
  },
  'image/pull-policy': {
    bad: [
      inContainer({ imagePullPolicy: 'IfNotPresent' }),
      inContainer({}),
      inContainer({ image: 'a:latest', imagePullPolicy: 'Never' }),
    ],
    good: [
      inContainer({ imagePullPolicy: 'Always' }),
      inContainer({ image: 'acme/web@sha256:0123', imagePullPolicy: 'IfNotPresent' }),
      inContainer({ image: 'acme/web' }),
      inContainer({ image: 'localhost:5000/web' }),
    ],
  },
  'job/never-deleted': { bad: [of(job({}))], good: [of(job({ ttlSecondsAfterFinished: 0 })), of(cron({}))] },
  'job/no-deadline': { bad: [of(cron({}))], good: [of(cron({ startingDeadlineSeconds: 60 })), of(job({}))] },
  'job/overlapping': {
    bad: [of(cron({})), of(cron({ concurrencyPolicy: 'Allow' }))],
    good: [of(cron({ concurrencyPolicy: 'Forbid' })), of(cron({ concurrencyPolicy: 'Replace' }))],
  },
  'kubernetes/deprecated': {
    bad: [
      of(made('v1', 'Endpoints', {})),
      of(made('resource.k8s.io/v1beta1', 'DeviceClass', { spec: {} })),
      of(made('coordination.k8s.io/v1alpha2', 'LeaseCandidate', {}, {}), made('v1', 'ComponentStatus', {})),
    ],
    good: [
      of(made('apps/v1', 'Deployment', {})),
      of(made('acme.dev/v1beta1', 'Thing', {})),
      of(made('coordination.k8s.io/v1alpha2', 'LeaseCandidate', {})),
    ],
  },
  'kubernetes/deprecated-field': {
    bad: [
      inPod({ serviceAccount: 'web' }),
      inPod({ nodeSelector: { 'beta.kubernetes.io/os': 'linux' } }),
      inPod({ volumes: [{ name: 'a', gitRepo: { repository: 'a' } }] }),
      of(
        made(
          'v1',
          'Pod',
          { spec: pod({}) },
          { annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default' } },
        ),
      ),
    ],
    good: [
      inPod({ serviceAccount: 'web', serviceAccountName: 'web' }),
      inPod({ nodeSelector: { 'kubernetes.io/os': 'linux' } }),
      of(made('v1', 'Pod', { spec: pod({}) }, { annotations: { a: 'b' } })),
    ],
  },
  'label/required': {
    config: { labels: ['team'], annotations: ['acme.dev/mail'] },
    bad: [
      of(made('v1', 'ConfigMap', {}, { labels: { team: 'web' } })),
      of(made('v1', 'ConfigMap', {}, { annotations: { 'acme.dev/mail': 'a' } })),
    ],
    good: [
      of(made('v1', 'ConfigMap', {}, { labels: { team: 'web' }, annotations: { 'acme.dev/mail': 'a' } })),
    ],
  },
  'namespace/default': {
    bad: [of(made('v1', 'ConfigMap', {}, { namespace: 'default' }))],
    good: [of(made('v1', 'ConfigMap', {})), of(made('v1', 'ConfigMap', {}, { namespace: 'shop' }))],
  },
  'network/no-policy': {
    bad: [
      inPod({}),
      of(deployment(pod({}), { namespace: 'a' }), networkPolicy({}, 'b')),
      of(deployment(pod({})), networkPolicy({ matchLabels: { app: 'db' } })),
    ],
    good: [
      of(deployment(pod({})), networkPolicy({})),
      of(deployment(pod({})), networkPolicy({ matchLabels: { app: 'web' } })),
      of(deployment(pod({})), networkPolicy({ matchExpressions: [{ key: 'app', operator: 'Exists' }] })),
      of(
        deployment(pod({})),
        networkPolicy({ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['db'] }] }),
      ),
      inPod({ hostNetwork: true }),
      of(deployment(pod({})), made('cilium.io/v2', 'CiliumClusterwideNetworkPolicy', { spec: {} })),
    ],
  },
  'port/every-interface': {
    bad: [
      foreignService({ ports: ['8080:80'] }),
      foreignService({ ports: [{ target: 80, published: '8080' }] }),
    ],
    good: [
      foreignService({ ports: ['127.0.0.1:8080:80'] }),
      foreignService({ ports: ['80'] }),
      foreignService({ ports: [{ target: 80, published: '8080', host_ip: '127.0.0.1' }] }),
      service({ ports: ['8080:80'] }),
    ],
  },
  'port/privileged': {
    bad: [inContainer({ ports: [{ containerPort: 80 }] })],
    good: [inContainer({ ports: [{ containerPort: 1024 }] })],
  },
  'port/ssh': {
    bad: [inContainer({ ports: [{ containerPort: 22 }] })],
    good: [inContainer({ ports: [{ containerPort: 2222 }, { containerPort: 22, protocol: 'UDP' }] })],
  },
  'probe/identical': {
    bad: [
      inContainer({
        livenessProbe: { tcpSocket: { port: 80 } },
        readinessProbe: { tcpSocket: { port: 80 } },
      }),
    ],
    good: [
      inContainer({
        livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 60 },
        readinessProbe: { tcpSocket: { port: 80 } },
      }),
      inContainer({ livenessProbe: { tcpSocket: { port: 80 } } }),
      inContainer({}),
    ],
  },
  'probe/missing': {
    bad: [inContainer({}), inContainer({ readinessProbe: { tcpSocket: { port: 80 } } })],
    good: [
      inContainer({
        livenessProbe: { tcpSocket: { port: 80 } },
        readinessProbe: { tcpSocket: { port: 81 } },
      }),
      of(job({})),
      of(made('v1', 'Pod', { spec: pod({}, { restartPolicy: 'Never' }) })),
    ],
  },
  'rbac/anonymous': {
    bad: [of(binding({ kind: 'ClusterRole', name: 'view' }, [{ kind: 'User', name: 'system:anonymous' }]))],
    good: [of(binding({ kind: 'ClusterRole', name: 'view' }, [{ kind: 'User', name: 'anna' }]))],
  },
  'rbac/cluster-admin': {
    bad: [
      of(binding({ kind: 'ClusterRole', name: 'cluster-admin' })),
      of(binding({ kind: 'ClusterRole', name: 'cluster-admin' }, [], 'RoleBinding')),
    ],
    good: [
      of(binding({ kind: 'ClusterRole', name: 'view' })),
      of(binding({ kind: 'Role', name: 'cluster-admin' }, [], 'RoleBinding')),
    ],
  },
  'rbac/create-pods': {
    bad: [
      of(role({ resources: ['pods'], verbs: ['create'] })),
      of(role({ resources: ['jobs'], verbs: ['*'] })),
    ],
    good: [
      of(role({ resources: ['pods'], verbs: ['get', 'delete'] })),
      of(role({ resources: ['pods'], verbs: ['patch'], resourceNames: ['a'] })),
    ],
  },
  'resources/fractional': {
    bad: [
      inContainer({ resources: { limits: { memory: '512m' } } }),
      inContainer({ resources: { requests: { memory: '64m' } } }),
    ],
    good: [
      inContainer({ resources: { limits: { memory: '512M', cpu: '500m' } } }),
      inContainer({ resources: { limits: { memory: '128974848000m' } } }),
    ],
  },
  'resources/request-not-limit': {
    bad: [inContainer({ resources: { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } } })],
    good: [
      inContainer({
        resources: { requests: { memory: '1Gi', cpu: '1' }, limits: { memory: '1Gi', cpu: '2' } },
      }),
      inContainer({ resources: { limits: { memory: '1Gi' } } }),
      inContainer({}),
    ],
  },
  'resources/unset': {
    bad: [
      inContainer({}),
      inContainer({ resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1' } } }),
    ],
    good: [inContainer({ resources: { limits: { cpu: '1', memory: '1Gi' } } })],
  },
  'rollout/not-rolling': {
    bad: [of({ ...deployment(pod({})), spec: { strategy: { type: 'Recreate' } } })],
    good: [inPod({}), of({ ...deployment(pod({})), spec: { strategy: { type: 'RollingUpdate' } } })],
  },
  'route/any-host': {
    bad: [of(ingress({ rules: [{ http: { paths: [] } }] }))],
    good: [
      of(ingress({ rules: [{ host: 'a.acme.dev' }, { host: '*.acme.dev' }] })),
      of(ingress({ defaultBackend: {} })),
    ],
  },
  'route/no-tls': { bad: [of(ingress({ rules: [] }))], good: [of(ingress({ tls: [{ hosts: ['a'] }] }))] },
  'route/snippet': {
    bad: [of(ingress({}, { 'nginx.ingress.kubernetes.io/configuration-snippet': 'a' }))],
    good: [of(ingress({}, { 'nginx.ingress.kubernetes.io/rewrite-target': '/' }))],
  },
  'scale/few-replicas': {
    bad: [of(scaled(1)), of(scaled(undefined)), of(hpa({ maxReplicas: 3 }), scaled(undefined))],
    good: [of(scaled(2)), of(scaled(0)), of(hpa({ minReplicas: 2, maxReplicas: 3 }), scaled(undefined))],
  },
  'scale/no-room': {
    bad: [of(hpa({ minReplicas: 2, maxReplicas: 2 })), of(hpa({ maxReplicas: 1 }))],
    good: [of(hpa({ minReplicas: 2, maxReplicas: 3 }))],
  },
  'scale/replicas-and-autoscaler': {
    bad: [of(scaled(3), hpa({ maxReplicas: 5 })), of(hpa({ maxReplicas: 5 }), scaled(3))],
    good: [
      of(scaled(undefined), hpa({ maxReplicas: 5 })),
      of(scaled(3)),
      of(scaled(3, 'other'), hpa({ maxReplicas: 5 })),
      of(scaled(0), hpa({ maxReplicas: 5 })),
    ],
  },
  'scheduling/no-priority': { bad: [inPod({})], good: [inPod({ priorityClassName: 'high' })] },
  'scheduling/not-spread': {
    bad: [of(scaled(2))],
    good: [
      of(scaled(1)),
      spread({ topologySpreadConstraints: [{ maxSkew: 1 }] }),
      spread({ affinity: { podAntiAffinity: {} } }),
    ],
  },
  'secret/in-environment': {
    bad: [inContainer({ env: [secretVariable] }), inContainer({ envFrom: [{ secretRef: { name: 'a' } }] })],
    good: [inContainer({ env: [{ name: 'A', value: 'b' }], envFrom: [{ configMapRef: { name: 'a' } }] })],
  },
  'security/apparmor': {
    bad: [
      secured({ appArmorProfile: { type: 'Unconfined' } }),
      service({ security_opt: ['apparmor:unconfined'] }),
    ],
    good: [
      secured({ appArmorProfile: { type: 'RuntimeDefault' } }),
      service({ security_opt: ['no-new-privileges:true'] }),
    ],
  },
  'security/capabilities': {
    bad: [secured({}), secured({ capabilities: { drop: ['ALL'], add: ['SYS_TIME'] } })],
    good: [secured({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } })],
  },
  'security/container-socket': {
    bad: [
      inPod({ volumes: [{ name: 'a', hostPath: { path: '/var/run/docker.sock' } }] }),
      inPod({ volumes: [{ name: 'a', hostPath: { path: '/run/containerd/containerd.sock' } }] }),
      service({ volumes: ['/var/run/docker.sock:/var/run/docker.sock:ro'] }),
      service({ volumes: [{ type: 'bind', source: '/run/docker.sock', target: '/a' }] }),
    ],
    good: [
      inPod({ volumes: [{ name: 'a', hostPath: { path: '/var/run' } }] }),
      service({ volumes: ['./docker.sock:/a'] }),
    ],
  },
  'security/host-namespaces': {
    bad: [
      inPod({ hostNetwork: true }),
      inPod({ hostPID: true }),
      inPod({ hostIPC: true }),
      service({ network_mode: 'host' }),
      service({ pid: 'host' }),
    ],
    good: [inPod({ hostNetwork: false }), service({ network_mode: 'none' })],
  },
  'security/host-path': {
    bad: [inPod({ volumes: [{ name: 'a', hostPath: { path: '/' } }] })],
    good: [inPod({ volumes: [{ name: 'a', emptyDir: {} }] })],
  },
  'security/host-port': {
    bad: [inContainer({ ports: [{ containerPort: 80, hostPort: 80 }] })],
    good: [inContainer({ ports: [{ containerPort: 80 }] })],
  },
  'security/host-probe': {
    bad: [
      inContainer({ livenessProbe: { httpGet: { host: 'example.com', port: 80 } } }),
      inContainer({ lifecycle: { preStop: { tcpSocket: { host: '127.0.0.1', port: 80 } } } }),
    ],
    good: [
      inContainer({
        livenessProbe: { httpGet: { host: '', port: 80 } },
        lifecycle: { preStop: { httpGet: { port: 80 } } },
      }),
    ],
  },
  'security/host-process': {
    bad: [secured({ windowsOptions: { hostProcess: true } })],
    good: [secured({ windowsOptions: { hostProcess: false } })],
  },
  'security/low-user-id': {
    bad: [secured({}), secured({ runAsUser: 1000, runAsGroup: 20_000 })],
    good: [
      secured({ runAsUser: 10_000, runAsGroup: 10_000 }),
      inPod({ securityContext: { runAsUser: 10_001, runAsGroup: 10_001 } }),
    ],
  },
  'security/privilege-escalation': {
    bad: [secured({}), secured({ allowPrivilegeEscalation: true })],
    good: [secured({ allowPrivilegeEscalation: false })],
  },
  'security/privileged': {
    bad: [secured({ privileged: true }), service({ privileged: true })],
    good: [secured({ privileged: false }), service({ privileged: false })],
  },
  'security/proc-mount': {
    bad: [secured({ procMount: 'Unmasked' })],
    good: [secured({ procMount: 'Default' })],
  },
  'security/runs-as-root': {
    bad: [secured({}), secured({ runAsUser: 0 })],
    good: [secured({ runAsNonRoot: true }), inPod({ securityContext: { runAsNonRoot: true } })],
  },
  'security/seccomp': {
    bad: [
      secured({}),
      secured({ seccompProfile: { type: 'Unconfined' } }),
      service({ security_opt: ['seccomp=unconfined'] }),
    ],
    good: [secured({ seccompProfile: { type: 'RuntimeDefault' } })],
  },
  'security/selinux': {
    bad: [secured({ seLinuxOptions: { type: 'spc_t' } })],
    good: [secured({ seLinuxOptions: { type: 'container_t' } })],
  },
  'security/sysctls': {
    bad: [inPod({ securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } })],
    good: [inPod({ securityContext: { sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }] } })],
  },
  'security/volume-type': {
    bad: [inPod({ volumes: [{ name: 'a', nfs: { server: 'a', path: '/' } }] })],
    good: [inPod({ volumes: [{ name: 'a', persistentVolumeClaim: { claimName: 'a' } }] })],
  },
  'security/writable-root': {
    bad: [secured({}), secured({ readOnlyRootFilesystem: false }), service({})],
    good: [secured({ readOnlyRootFilesystem: true }), service({ read_only: true })],
  },
  'service/exposed': {
    bad: [of(kube({ type: 'NodePort' }))],
    good: [of(kube({})), of(kube({ type: 'LoadBalancer' }))],
  },
  'service/external-ips': {
    bad: [of(kube({ externalIPs: ['10.0.0.1'] }))],
    good: [of(kube({ externalIPs: [] }))],
  },
  'variable/duplicate': {
    bad: [
      inContainer({
        env: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
      }),
    ],
    good: [
      inContainer({
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
      }),
      inContainer({
        env: [
          { name: 'PATH', value: '/bin' },
          { name: 'PATH', value: '$(PATH):/sbin' },
        ],
      }),
    ],
  },
};

/** Of a file that somebody has written themselves. */
function foreignService(content: object): Input {
  return { foreignServices: { web: { image: 'acme/web:1', ...content } } };
}

function spread(parts: object): Input {
  const object = deployment(pod({}, parts));
  return of({ ...object, spec: { replicas: 2, ...('spec' in object && (object.spec as object)) } });
}

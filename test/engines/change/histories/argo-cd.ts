import { ApiObject } from 'cdk8s';
import {
  type Chart,
  Config,
  config,
  emptyDir,
  httpGet,
  type PermissionProps,
  type Reference,
  StatefulApp,
  secret,
  tcp,
  WebApp,
  Worker,
} from '../../../../lib';
import type { ChangeCase } from '../cases';

/** What differs between two releases. */
interface Release {
  readonly tag: string;
  readonly dex: string;
  readonly redis: string;
  /** Redis asks for a password, which an init container has made; before that it might call DNS alone. */
  readonly hasPassword: boolean;
}

/** The installation in one namespace of github.com/argoproj/argo-cd, after `manifests/namespace-install.yaml`. */
export const argoCd: ChangeCase = {
  name: 'the history of Argo CD, v2.8.0 to v2.13.0-rc1',
  targets: ['kubernetes'],
  before: (chart) =>
    install(chart, { tag: 'v2.8.0', dex: 'v2.37.0', redis: '7.0.11-alpine', hasPassword: false }),
  after: (chart) =>
    install(chart, { tag: 'v2.13.0-rc1', dex: 'v2.41.1', redis: '7.0.15-alpine', hasPassword: true }),
};

type Variables = Readonly<Record<string, Reference>>;

const reading = ['get', 'list', 'watch'] as const;
const writing = ['create', 'delete', 'update', 'patch'] as const;

function install(chart: Chart, { tag, dex, redis, hasPassword }: Release): void {
  const image = `quay.io/argoproj/argocd:${tag}`;
  const always = { image, pull: 'always', partOf: 'argocd' } as const;
  const password: Variables = hasPassword ? { REDIS_PASSWORD: secret('argocd-redis', 'auth') } : {};
  const jitter: Variables = hasPassword
    ? { ARGOCD_RECONCILIATION_JITTER: config('argocd-cm', 'timeout.reconciliation.jitter') }
    : {};
  const policies = new Config(chart, 'argocd-rbac-cm', {
    name: 'argocd-rbac-cm',
    data: { 'policy.csv': '' },
  });

  new WebApp(chart, 'argocd-redis', {
    image: `redis:${redis}`,
    pull: 'always',
    partOf: 'argocd',
    user: 999,
    port: 6379,
    args: [
      ...['--save', '', '--appendonly', 'no'],
      ...(hasPassword ? [`--requirepass ${secret('argocd-redis', 'auth')}`] : []),
    ],
    env: password,
    permissions: hasPassword
      ? [
          { resources: ['secrets'], verbs: ['get'], names: ['argocd-redis'] },
          { resources: ['secrets'], verbs: ['create'] },
        ]
      : [],
    initContainers: hasPassword
      ? [{ name: 'secret-init', image, command: ['argocd', 'admin', 'redis-initial-password'] }]
      : [],
    readiness: false,
  });
  policy(chart, 'argocd-redis', {
    policyTypes: hasPassword ? ['Ingress'] : ['Ingress', 'Egress'],
    ...(!hasPassword && {
      egress: [
        {
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 53, protocol: 'TCP' },
          ],
        },
      ],
    }),
    ingress: [
      {
        from: ['server', 'repo-server', 'application-controller'].map((name) => ({
          podSelector: { matchLabels: { 'app.kubernetes.io/name': `argocd-${name}` } },
        })),
        ports: [{ port: 6379, protocol: 'TCP' }],
      },
    ],
  });

  const repo = new WebApp(chart, 'argocd-repo-server', {
    ...always,
    ports: [
      { name: 'server', port: 8081 },
      { name: 'metrics', port: 8084 },
    ],
    args: ['/usr/local/bin/argocd-repo-server'],
    env: {
      ...password,
      ARGOCD_RECONCILIATION_TIMEOUT: config('argocd-cm', 'timeout.reconciliation'),
      ...params('ARGOCD_REPO_SERVER', 'reposerver', 'log.level', 'parallelism.limit'),
      ...(hasPassword && params('ARGOCD', 'reposerver', 'git.request.timeout', 'grpc.max.size')),
      HELM_CACHE_HOME: '/helm-working-dir',
    },
    volumes: { '/helm-working-dir': emptyDir(), '/app/config/gpg/keys': emptyDir() },
    readiness: httpGet('/healthz', { port: 'metrics', initialDelay: 5 }),
    liveness: httpGet('/healthz?full=true', { port: 'metrics', initialDelay: 30, timeout: 5 }),
  });
  const address = { ARGOCD_SERVER_REPO_SERVER: `${repo.host}:${repo.portOf('server')}` };

  new WebApp(chart, 'argocd-dex-server', {
    image: `ghcr.io/dexidp/dex:${dex}`,
    pull: 'always',
    partOf: 'argocd',
    command: ['/shared/argocd-dex', 'rundex'],
    ports: [
      { name: 'http', port: 5556, ...(hasPassword && { appProtocol: 'TCP' }) },
      { name: 'grpc', port: 5557 },
      { name: 'metrics', port: 5558 },
    ],
    env: hasPassword ? params('ARGOCD_DEX_SERVER', 'dexserver', 'log.format', 'log.level') : {},
    permissions: [{ resources: ['secrets', 'configmaps'], verbs: reading }],
    readiness: false,
  });
  new WebApp(chart, 'argocd-server', {
    ...always,
    ports: [
      { name: 'http', port: 8080 },
      { name: 'metrics', port: 8083 },
    ],
    args: ['/usr/local/bin/argocd-server'],
    env: {
      ...password,
      ...address,
      ...params('ARGOCD_SERVER', 'server', 'insecure', 'basehref'),
      ...(hasPassword && params('ARGOCD', 'server', 'api.content.types', 'k8sclient.retry.max')),
    },
    volumes: { '/home/argocd': emptyDir(), '/etc/policies': policies.files() },
    permissions: managing([...reading, ...writing]),
    readiness: httpGet('/healthz', { initialDelay: 3, period: 30 }),
    liveness: httpGet('/healthz?full=true', { initialDelay: 3, period: 30, timeout: 5 }),
  });
  new WebApp(chart, 'argocd-applicationset-controller', {
    ...always,
    ports: [
      { name: 'webhook', port: 7000 },
      { name: 'metrics', port: 8080 },
    ],
    args: ['/usr/local/bin/argocd-applicationset-controller'],
    env: { ...address, ...params('ARGOCD_APPLICATIONSET_CONTROLLER', 'applicationsetcontroller', 'policy') },
    permissions: [
      { apiGroups: ['argoproj.io'], resources: ['appprojects'], verbs: hasPassword ? reading : ['get'] },
      { apiGroups: ['apps', 'extensions'], resources: ['deployments'], verbs: reading },
    ],
    readiness: false,
  });
  new Worker(chart, 'argocd-notifications-controller', {
    ...always,
    ports: [{ name: 'metrics', port: 9001 }],
    args: ['/usr/local/bin/argocd-notifications'],
    env: hasPassword ? params('ARGOCD', 'application', 'namespaces') : {},
    permissions: managing([...reading, 'update', 'patch']),
    liveness: tcp({ port: 'metrics' }),
    rollout: 'recreate',
  });
  new StatefulApp(chart, 'argocd-application-controller', {
    ...always,
    port: 8082,
    args: ['/usr/local/bin/argocd-application-controller'],
    env: {
      ...password,
      ...address,
      ARGOCD_CONTROLLER_REPLICAS: 1,
      ...jitter,
    },
    permissions: [
      ...managing([...reading, ...writing]),
      ...(hasPassword
        ? [{ apiGroups: ['apps'], resources: ['deployments'], verbs: reading } satisfies PermissionProps]
        : []),
    ],
    readiness: httpGet('/healthz', { initialDelay: 5 }),
  });
}

/** Variables that read what an administrator has set. */
function params(prefix: string, of: string, ...keys: readonly string[]) {
  return Object.fromEntries(
    keys.map((key) => [
      `${prefix}_${key.replaceAll('.', '_').toUpperCase()}`,
      config('argocd-cmd-params-cm', `${of}.${key}`),
    ]),
  );
}

function managing(verbs: PermissionProps['verbs']): readonly PermissionProps[] {
  return [
    { resources: ['secrets', 'configmaps'], verbs: reading },
    { apiGroups: ['argoproj.io'], resources: ['applications', 'appprojects'], verbs },
  ];
}

function policy(chart: Chart, name: string, spec: Readonly<Record<string, unknown>>): void {
  new ApiObject(chart, `${name}-policy`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `${name}-network-policy` },
    spec: { podSelector: { matchLabels: { 'app.kubernetes.io/name': name } }, ...spec },
  });
}

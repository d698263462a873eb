import type { Construct } from 'constructs';
import {
  Agent,
  type AgentProps,
  bindMount,
  Chart,
  Config,
  type ConfigProps,
  type ContainerProps,
  CronJob,
  type CronJobProps,
  claim,
  config,
  configFile,
  configFiles,
  Deployment,
  type ExposeProps,
  External,
  type ExternalServiceProps,
  emptyDir,
  ephemeralClaim,
  exec,
  existingClaim,
  field,
  fieldFiles,
  fromFile,
  grpc,
  hostPath,
  httpGet,
  Ingress,
  Job,
  type JobCheckProps,
  type JobProps,
  type NamespaceProps,
  type ProbeProps,
  type ProbeTiming,
  perTarget,
  projected,
  Secret,
  Service,
  type ServicePortProps,
  type ServiceProps,
  StatefulApp,
  type StatefulAppProps,
  secret,
  secretFiles,
  serviceAccountToken,
  sleep,
  type TextValue,
  tcp,
  variable,
  WebApp,
  type WebAppProps,
  Worker,
} from 'lading';
import type { Field } from '../../lib/model/fields';

/** Gives one of two values: the app is made twice, and differs in this alone. */
export type Pick = <T, U>(one: T, other: U) => T | U;

/** One field of the model, as a user sets it: changed in the props of a WebApp, or in an app of its own. */
export type Change =
  | ((pick: Pick, chart: Construct) => Partial<WebAppProps>)
  | { readonly build: (chart: Construct, pick: Pick) => void };

const image = 'ghcr.io/acme/subject:1.0.0';

const env =
  (value: (pick: Pick, chart: Construct) => TextValue): Change =>
  (pick, chart) => ({
    env: { VALUE: value(pick, chart) },
  });
const mounted =
  (volume: (pick: Pick) => NonNullable<ContainerProps['volumes']>[string]): Change =>
  (pick) => ({
    volumes: { '/data': volume(pick) },
  });
const hosted = (volume: (pick: Pick) => NonNullable<ContainerProps['volumes']>[string]): Change => ({
  build(chart, pick) {
    const inner = new Chart(chart, 'inner', { allowedHostPaths: ['/var'] });
    new Worker(inner, 'subject', { image, volumes: { '/data': volume(pick) } });
  },
});
const named = (service: (pick: Pick) => ExternalServiceProps): Change => ({
  build(chart, pick) {
    const db = new External(chart, 'db', { host: 'db.acme.dev', service: service(pick) });
    new Worker(chart, 'subject', { image, env: { DB: db.host } });
  },
});

const configured = (props: (pick: Pick) => Partial<ConfigProps>): Change => ({
  build(chart, pick) {
    const config = new Config(chart, 'settings', { data: { A: 'a' }, ...props(pick) });
    new Worker(chart, 'subject', { image, envFrom: [{ config }], volumes: { '/data': config.files() } });
  },
});
const asked =
  (timing: (pick: Pick) => ProbeTiming): Change =>
  (pick) => ({
    readiness: exec(['ready'], timing(pick)),
    healthCommand: undefined,
  });
const readiness =
  (probe: (pick: Pick) => ProbeProps): Change =>
  (pick) => ({
    readiness: probe(pick),
    healthTool: 'node',
    healthCommand: undefined,
    ports: [
      { name: 'one', port: 3000 },
      { name: 'two', port: 3001 },
    ],
  });
const served = (props: (pick: Pick) => Partial<ServiceProps>): Change => ({
  build(chart, pick) {
    const ports = [
      { name: 'one', port: 3000 },
      { name: 'one-udp', port: 3000, protocol: 'udp' as const },
      { name: 'two', port: 3001 },
    ];
    const selects = new Deployment(chart, 'subject', { containers: [{ image, ports }] });
    const service = new Service(chart, 'front', { selects, ports: [{ port: 80, to: 3000 }], ...props(pick) });
    new Deployment(chart, 'caller', {
      containers: [{ image, env: { URL: service.url(), HOST: service.host } }],
    });
  },
});
const placed = (namespace: (pick: Pick) => NamespaceProps): Change => ({
  build(chart, pick) {
    const inner = new Chart(chart, 'inner', { namespace: { name: 'inner', ...namespace(pick) } });
    new Worker(inner, 'subject', { image });
  },
});
const servedAt = (port: (pick: Pick) => Partial<ServicePortProps>, type?: ServiceProps['type']): Change =>
  served((pick) => ({ type, ports: [{ port: 80, to: 3000, ...port(pick) }] }));
const exposed =
  (props: (pick: Pick) => Partial<Extract<WebAppProps['expose'], object>>): Change =>
  (pick) => ({
    expose: { host: 'subject.acme.dev', ...props(pick) },
  });

const checked = (check: (pick: Pick) => Partial<JobCheckProps>): Change => ({
  build(chart, pick) {
    const job = new Job(chart, 'subject', { image, check: { command: ['done'], ...check(pick) } });
    new Worker(chart, 'last', { image, startAfter: [job] });
  },
});

/** Requests that are shared with somebody else. */
const splitting = (props: (pick: Pick) => Partial<ExposeProps>, weight: number) => ({
  build(chart: Construct, pick: Pick) {
    const service = new WebApp(chart, 'next', { image, port: 3000 });
    const expose = { host: 'subject.acme.dev', via: { gateway: 'public' }, split: [{ service, weight }] };
    new WebApp(chart, 'subject', { image, port: 3000, expose: { ...expose, ...props(pick) } });
  },
});

const task = (props: (pick: Pick) => Partial<JobProps>): Change => ({
  build: (chart, pick) => new Job(chart, 'subject', { image, ...props(pick) }),
});
const kept = (props: (pick: Pick) => Partial<StatefulAppProps>): Change => ({
  build(chart, pick) {
    const storage = { '/data': '1Gi' } as const;
    new StatefulApp(chart, 'subject', { image, port: 3000, scale: 2, storage, ...props(pick) });
  },
});

const everywhere = (props: (pick: Pick) => Partial<AgentProps>): Change => ({
  build: (chart, pick) => new Agent(chart, 'subject', { image, ...props(pick) }),
});

const timed = (props: (pick: Pick) => Partial<CronJobProps>): Change => ({
  build: (chart, pick) => new CronJob(chart, 'subject', { image, schedule: '@hourly', ...props(pick) }),
});

/** How to change each field of the model: one that is added does not compile until it is here. */
export const changes: Readonly<Record<Field, Change>> = {
  'workload.name': (pick) => ({ name: pick('one', 'two') }),
  'workload.labels': (pick) => ({ labels: { 'acme.dev/a': pick('one', 'two') } }),
  'workload.annotations': (pick) => ({ annotations: { 'acme.dev/a': pick('one', 'two') } }),
  'workload.targets': (pick) => ({ targets: pick(['kubernetes'], ['compose', 'swarm']) }),
  'workload.containers': {
    build: (chart, pick) =>
      new Deployment(chart, 'subject', {
        containers: pick([{ image }], [{ image }, { image, name: 'more' }]),
      }),
  },
  'workload.initContainers': (pick) => ({ initContainers: pick([], [{ image, command: ['prepare'] }]) }),
  'workload.sidecars': (pick) => ({ sidecars: pick([], [{ image, command: ['help'] }]) }),
  'workload.restart': (pick) => ({ restart: pick('always', 'on-failure') }),
  'workload.schedule': timed((pick) => ({ schedule: pick('0 6 * * *', '@daily') })),
  'workload.timeZone': timed((pick) => ({ timeZone: pick('UTC', 'Europe/Berlin') })),
  'workload.concurrencyPolicy': timed((pick) => ({ concurrencyPolicy: pick('forbid', 'replace') })),
  'workload.startingDeadline': timed((pick) => ({ startingDeadline: pick('1m', '2m') })),
  'workload.suspend': timed((pick) => ({ suspend: pick(true, false) })),
  'workload.successfulJobsHistoryLimit': timed((pick) => ({ successfulJobsHistoryLimit: pick(1, 2) })),
  'workload.failedJobsHistoryLimit': timed((pick) => ({ failedJobsHistoryLimit: pick(1, 2) })),
  'check.command': checked((pick) => ({ command: [pick('one', 'two')] })),
  'check.image': checked((pick) => ({ image: pick('acme/one:1', 'acme/two:1') })),
  'check.env': checked((pick) => ({ env: { VALUE: pick('one', 'two') } })),
  'workload.backoffLimit': task((pick) => ({ backoffLimit: pick(1, 2) })),
  'workload.parallelism': task((pick) => ({ parallelism: pick(1, 2) })),
  'workload.completions': task((pick) => ({ completions: pick(1, 2) })),
  'workload.activeDeadline': task((pick) => ({ activeDeadline: pick('1m', '2m') })),
  'workload.ttlAfterFinished': task((pick) => ({ ttlAfterFinished: pick('1m', '2m') })),
  'workload.podManagement': kept((pick) => ({ podManagementPolicy: pick('OrderedReady', 'Parallel') })),
  'agentRollout.strategy': everywhere((pick) => ({ rollout: pick('onDelete', {}) })),
  'agentRollout.maxSurge': everywhere((pick) => ({ rollout: { maxSurge: pick(1, '20%') } })),
  'agentRollout.maxUnavailable': everywhere((pick) => ({ rollout: { maxUnavailable: pick(1, '20%') } })),
  'agentRollout.minReady': everywhere((pick) => ({ rollout: { minReady: pick('1s', '2s') } })),
  'statefulRollout.strategy': kept((pick) => ({ rollout: pick('onDelete', {}) })),
  'statefulRollout.partition': kept((pick) => ({ rollout: { partition: pick(0, 1) } })),
  'statefulRollout.minReady': kept((pick) => ({ rollout: { minReady: pick('1s', '2s') } })),
  'retention.whenDeleted': kept((pick) => ({ retention: { whenDeleted: pick('Retain', 'Delete') } })),
  'retention.whenScaled': kept((pick) => ({ retention: { whenScaled: pick('Retain', 'Delete') } })),
  'workload.stopGracePeriod': (pick) => ({ stopGracePeriod: pick('40s', '41s') }),
  'workload.stopSignal': (pick) => ({ stopSignal: pick('SIGINT', 'SIGQUIT') }),
  'workload.startAfter': (pick, chart) => {
    const other = new WebApp(chart, 'other', { image, port: 9000 });
    return { startAfter: pick([], [other]) };
  },
  'workload.calls': (pick, chart) => {
    const other = new WebApp(chart, 'other', { image, port: 9000 });
    return { calls: pick([], [other]) };
  },
  'workload.network': {
    build(chart, pick) {
      const apart = new Chart(chart, 'apart', { network: pick('open', 'isolated') });
      new Worker(apart, 'subject', { image });
    },
  },
  'workload.metrics': (pick) => ({ metrics: { port: 9090, path: pick('/a', '/b') } }),
  'workload.permissions': (pick) => ({
    permissions: [{ resources: ['pods'], verbs: [pick('get', 'list')] }],
  }),
  'workload.pullSecrets': (pick) => ({ pullSecrets: [pick('one', 'two')] }),
  'workload.hostname': (pick) => ({ hostname: pick('one', 'two') }),
  'workload.hostAliases': (pick) => ({ hostAliases: { legacy: pick('10.0.0.5', '10.0.0.6') } }),
  'workload.dns': (pick) => ({ dns: { searches: [pick('one', 'two')] } }),
  'workload.logging': (pick) => ({ logging: { maxFiles: pick(1, 2) } }),
  'workload.profiles': (pick) => ({ profiles: [pick('one', 'two')] }),
  'scheduling.nodeSelector': (pick) => ({ scheduling: { nodeSelector: { pool: pick('one', 'two') } } }),
  'scheduling.preferredNodes': (pick) => ({ scheduling: { preferredNodes: { pool: pick('one', 'two') } } }),
  'scheduling.tolerations': (pick) => ({ scheduling: { tolerations: [pick('one', 'two')] } }),
  'scheduling.spread': (pick) => ({ scheduling: { spread: pick('zones', 'nodes') } }),
  'scheduling.togetherWith': (pick, chart) => {
    const other = new Worker(chart, 'other', { image });
    return { scheduling: { togetherWith: pick([], [other]) } };
  },
  'scheduling.apartFrom': (pick) => ({ scheduling: { apartFrom: pick([], ['replicas' as const]) } }),
  'scheduling.priorityClass': (pick) => ({ scheduling: { priorityClass: pick('one', 'two') } }),
  'scheduling.runtimeClass': (pick) => ({ scheduling: { runtimeClass: pick('one', 'two') } }),
  'scheduling.spot': (pick) => ({ scheduling: { spot: pick('gke', 'eks') } }),
  'workload.identity.name': (pick) => ({ serviceAccount: { name: pick('one', 'two') } }),
  'workload.identity.create': (pick) => ({ serviceAccount: { name: 'one', create: pick(true, false) } }),
  'workload.identity.mountToken': (pick) => ({ serviceAccount: { mountToken: pick(true, false) } }),
  'workload.revisionHistoryLimit': (pick) => ({ revisionHistoryLimit: pick(2, 3) }),
  'workload.disruptionBudget.maxUnavailable': (pick) => ({
    scale: 3,
    disruptionBudget: { maxUnavailable: pick(1, 2) },
  }),
  'workload.disruptionBudget.minAvailable': (pick) => ({
    scale: 3,
    disruptionBudget: { minAvailable: pick(1, 2) },
  }),
  'workload.disruptionBudget.none': (pick) => ({
    scale: 3,
    disruptionBudget: pick(undefined, false as const),
  }),
  'scale.fixed.replicas': (pick) => ({ scale: pick(2, 3) }),
  'scale.range.min': (pick) => ({ scale: { min: pick(2, 3), max: 9 } }),
  'scale.range.max': (pick) => ({ scale: { min: 2, max: pick(8, 9) } }),
  'scale.range.cpu': (pick) => ({ scale: { min: 2, max: 9, cpu: pick(60, 70) } }),
  'scale.range.memory': (pick) => ({ scale: { min: 2, max: 9, memory: pick(60, 70) } }),
  'scale.range.metrics': (pick) => ({
    scale: { min: 2, max: 9, metrics: [{ type: 'pods', metric: 'requests', average: pick(5, 6) }] },
  }),
  'scale.range.behavior': (pick) => ({
    scale: { min: 2, max: 9, behavior: { scaleDown: { stabilizationWindow: pick(60, 61) } } },
  }),
  'scale.range.keda': (pick) => ({
    scale: { min: 2, max: 9, keda: { triggers: [{ type: 'custom', scaler: pick('a', 'b'), metadata: {} }] } },
  }),
  'rollout.strategy': (pick) => ({ rollout: pick({}, 'recreate') }),
  'rollout.maxSurge': (pick) => ({ rollout: { maxSurge: pick(1, 2) } }),
  'rollout.maxUnavailable': (pick) => ({ rollout: { maxUnavailable: pick(1, 2) } }),
  'rollout.minReady': (pick) => ({ rollout: { minReady: pick(1, 2) } }),
  'rollout.progressDeadline': (pick) => ({ rollout: { progressDeadline: pick('15m', '16m') } }),
  'container.name': {
    build: (chart, pick) =>
      new Deployment(chart, 'subject', { containers: [{ image }, { image, name: pick('one', 'two') }] }),
  },
  'container.image': (pick) => ({ image: pick(image, 'ghcr.io/acme/subject:1.0.1') }),
  'container.pull': (pick) => ({ pull: pick('missing', 'never') }),
  'container.command': (pick) => ({ command: ['run', pick('a', 'b')] }),
  'container.args': (pick) => ({ args: ['run', pick('a', 'b')] }),
  'container.workingDir': (pick) => ({ workingDir: pick('/a', '/b') }),
  'container.healthTool': (pick) => ({
    healthTool: pick('node', 'python'),
    readiness: httpGet('/'),
    healthCommand: undefined,
  }),
  'container.healthCommand': (pick) => ({ healthCommand: ['ask', pick('a', 'b')] }),
  'container.develop': (pick) => ({
    build: '.',
    develop: { watch: [{ action: 'rebuild', path: pick('a', 'b') }] },
  }),
  'container.devices': (pick) => ({
    devices: [
      { source: '/dev/a', resource: pick('acme.dev/a', 'acme.dev/b'), target: pick('/dev/a', '/dev/b') },
    ],
  }),
  'container.gpus': (pick) => ({ gpus: pick(1, 2) }),
  'container.shmSize': (pick) => ({ shmSize: pick('64Mi', '65Mi') }),
  'container.ulimits': (pick) => ({ ulimits: { nofile: pick(1024, 2048) } }),
  'container.user': (pick) => ({ user: pick(1001, 1002) }),
  'container.writableRoot': (pick) => ({ writableRoot: pick(true, false) }),
  'container.privileged': (pick) => ({ privileged: pick(true, false) }),
  'container.allowPrivilegeEscalation': (pick) => ({
    privileged: false,
    allowPrivilegeEscalation: pick(true, false),
  }),
  'container.addCapabilities': (pick) => ({ addCapabilities: [pick('CHOWN', 'SETUID')] }),
  'build.context': (pick) => ({ build: { context: pick('a', 'b') } }),
  'build.dockerfile': (pick) => ({ build: { context: '.', dockerfile: pick('a', 'b') } }),
  'build.target': (pick) => ({ build: { context: '.', target: pick('a', 'b') } }),
  'build.secrets': (pick) => ({
    build: { context: '.', secrets: { npm: { environment: pick('A', 'B') } } },
  }),
  'build.ssh': (pick) => ({ build: { context: '.', ssh: [pick('a', 'b')] } }),
  'build.platforms': (pick) => ({
    build: { context: '.', platforms: [pick('linux/amd64', 'linux/arm64')] },
  }),
  'build.cacheFrom': (pick) => ({ build: { context: '.', cacheFrom: [pick('a', 'b')] } }),
  'build.cacheTo': (pick) => ({ build: { context: '.', cacheTo: [pick('a', 'b')] } }),
  'build.additionalContexts': (pick) => ({
    build: { context: '.', additionalContexts: { shared: pick('a', 'b') } },
  }),
  'build.args': (pick) => ({ build: { context: '.', args: { A: pick('a', 'b') } } }),
  'port.name': (pick) => ({ ports: [{ name: pick('one', 'two'), port: 3000 }] }),
  'port.port': (pick) => ({
    ports: [pick(3000, 3001)],
    readiness: tcp(),
    healthTool: 'python',
    healthCommand: undefined,
  }),
  'port.protocol': (pick) => ({ ports: [3002, { name: 'p', port: 3000, protocol: pick('tcp', 'udp') }] }),
  'port.appProtocol': (pick) => ({ ports: [{ port: 3000, appProtocol: pick('http', 'kubernetes.io/h2c') }] }),
  'env.value': env((pick) => pick('a', 'b')),
  'envFrom.config': configured((pick) => ({ data: { A: pick('a', 'b') } })),
  'envFrom.secret': {
    build(chart, pick) {
      const secret = new Secret(chart, 'tokens', { name: pick('one', 'two'), keys: ['A'] });
      new Worker(chart, 'subject', { image, envFrom: [{ secret }] });
    },
  },
  'externalName.name': named((pick) => ({ name: pick('one', 'two') })),
  'externalName.labels': named((pick) => ({ labels: { 'acme.dev/a': pick('one', 'two') } })),
  'externalName.annotations': named((pick) => ({ annotations: { 'acme.dev/a': pick('one', 'two') } })),
  'config.name': configured((pick) => ({ name: pick('one', 'two') })),
  'config.labels': configured((pick) => ({ labels: { 'acme.dev/a': pick('one', 'two') } })),
  'config.annotations': configured((pick) => ({ annotations: { 'acme.dev/a': pick('one', 'two') } })),
  'config.immutable': configured((pick) => ({ immutable: pick(true, false) })),
  'envFrom.source': (pick) => ({ envFrom: [{ config: pick('a', 'b') }] }),
  'envFrom.prefix': (pick) => ({ envFrom: [{ config: 'a', envFile: 'a.env', prefix: pick('A_', 'B_') }] }),
  'envFrom.optional': (pick) => ({
    envFrom: [{ config: 'a', envFile: 'a.env', optional: pick(true, false) }],
  }),
  'envFrom.envFile': (pick) => ({ envFrom: [{ secret: 'a', envFile: pick('a.env', 'b.env') }] }),
  'resources.requests.cpu': (pick) => ({ resources: { cpu: { request: pick('10m', '11m') } } }),
  'resources.requests.memory': (pick) => ({
    resources: { memory: { request: pick('32Mi', '33Mi'), limit: '64Mi' } },
  }),
  'resources.requests.ephemeralStorage': (pick) => ({
    resources: { ephemeralStorage: { request: pick('32Mi', '33Mi') } },
  }),
  'resources.limits.cpu': (pick) => ({ resources: { cpu: { request: '10m', limit: pick('500m', '501m') } } }),
  'resources.limits.memory': (pick) => ({
    resources: { memory: { request: '32Mi', limit: pick('64Mi', '65Mi') } },
  }),
  'resources.limits.ephemeralStorage': (pick) => ({
    resources: { ephemeralStorage: { request: '32Mi', limit: pick('64Mi', '65Mi') } },
  }),
  'probe.startup': (pick) => ({ startup: pick(undefined, exec(['started'], { period: '77s' })) }),
  'probe.readiness': (pick) => ({ readiness: pick(undefined, exec(['ready'], { period: '77s' })) }),
  'probe.liveness': (pick) => ({ liveness: pick(undefined, exec(['alive'], { period: '77s' })) }),
  'probe.initialDelay': asked((pick) => ({ initialDelay: pick('1h', '2h') })),
  'probe.period': asked((pick) => ({ period: pick('7s', '8s') })),
  'probe.timeout': asked((pick) => ({ timeout: pick('7s', '8s') })),
  'probe.failureThreshold': asked((pick) => ({ failureThreshold: pick(4, 5) })),
  'probe.successThreshold': asked((pick) => ({ successThreshold: pick(1, 2) })),
  'probe.terminationGracePeriod': (pick) => ({
    liveness: exec(['alive'], { terminationGracePeriod: pick('7s', '8s') }),
    startup: exec(['started'], { terminationGracePeriod: pick('7s', '8s') }),
    readiness: exec(['ready']),
  }),
  'probe.httpGet.path': readiness((pick) => httpGet(pick('/a', '/b'))),
  'probe.httpGet.port': readiness((pick) => httpGet('/', { port: pick('one', 'two') })),
  'probe.httpGet.scheme': readiness((pick) => httpGet('/', { scheme: pick('HTTP', 'HTTPS') })),
  'probe.httpGet.headers': readiness((pick) => httpGet('/', { headers: { A: pick('a', 'b') } })),
  'probe.tcp.port': readiness((pick) => tcp({ port: pick('one', 'two') })),
  'probe.exec.command': readiness((pick) => exec([pick('a', 'b')])),
  'probe.grpc.port': readiness((pick) => grpc({ port: pick('one', 'two') })),
  'probe.grpc.service': readiness((pick) => grpc({ service: pick('one', 'two') })),
  'postStart.exec': (pick) => ({ postStart: exec([pick('a', 'b')]) }),
  'postStart.httpGet': (pick) => ({ postStart: httpGet(pick('/a', '/b')), healthTool: 'node' }),
  'postStart.sleep': { build: () => {} },
  'preStop.exec': (pick) => ({ preStop: exec([pick('a', 'b')]) }),
  'preStop.httpGet': (pick) => ({ preStop: httpGet(pick('/a', '/b')), healthTool: 'node' }),
  'preStop.sleep': (pick) => ({ preStop: sleep(pick('1s', '2s')) }),
  'preStop.none': (pick) => ({ preStop: pick(sleep('1s'), false as const) }),
  'mount.path': (pick) => ({ volumes: { [pick('/a', '/b')]: emptyDir() } }),
  'mount.volume': (pick) => ({ volumes: { '/a': pick(emptyDir(), configFiles({ f: 'text' })) } }),
  'mount.file': mounted((pick) =>
    pick(configFile('text', { name: 'v' }), configFiles({ content: 'text' }, { name: 'v' })),
  ),
  'mount.readOnly': mounted((pick) => ({ volume: emptyDir(), readOnly: pick(true, false) })),
  'volume.empty.name': mounted((pick) => emptyDir({ name: pick('one', 'two') })),
  'volume.empty.medium': mounted((pick) => emptyDir({ medium: pick('disk', 'memory') })),
  'volume.empty.sizeLimit': mounted((pick) => emptyDir({ sizeLimit: pick('16Mi', '17Mi') })),
  'volume.config.name': mounted((pick) => configFiles({ f: 'text' }, { name: pick('one', 'two') })),
  'volume.config.configName': mounted((pick) => configFiles({ f: 'text' }, { name: pick('one', 'two') })),
  'volume.config.files': mounted((pick) => configFiles({ [pick('f', 'g')]: 'text' })),
  'volume.config.mode': mounted((pick) => configFiles({ f: 'text' }, { mode: pick(0o400, 0o440) })),
  'volume.claim.name': mounted((pick) => claim({ size: '1Gi', name: pick('one', 'two') })),
  'volume.claim.ephemeral': mounted((pick) => pick(claim, ephemeralClaim)({ size: '1Gi', name: 'one' })),
  'volume.projected.name': mounted((pick) =>
    projected([configFiles({ f: 'text' })], { name: pick('one', 'two') }),
  ),
  'volume.projected.mode': mounted((pick) =>
    projected([fieldFiles({ f: 'metadata.name' })], { mode: pick(0o400, 0o440) }),
  ),
  'volume.projected.fields': mounted((pick) =>
    projected([fieldFiles({ f: pick('metadata.name', 'metadata.uid') })]),
  ),
  'volume.projected.tokens': mounted((pick) =>
    projected([serviceAccountToken({ audience: pick('a', 'b') })]),
  ),
  // The name shows where something is done to the volume first: where its user is known.
  'volume.existingClaim.name': (pick) => ({
    user: 1000,
    volumes: { '/data': existingClaim('theirs', { name: pick('one', 'two') }) },
  }),
  'volume.existingClaim.claim': mounted((pick) => existingClaim(pick('one', 'two'))),
  'volume.bind.name': mounted((pick) =>
    bindMount('package.json', { asFiles: true, name: pick('one', 'two') }),
  ),
  'volume.bind.source': mounted((pick) => bindMount(pick('package.json', 'README.md'), { asFiles: true })),
  'volume.bind.asFiles': mounted((pick) => bindMount('package.json', { asFiles: pick(true, false) })),
  'volume.bind.configName': mounted((pick) =>
    bindMount('package.json', { asFiles: true, name: pick('one', 'two') }),
  ),
  'volume.hostPath.name': hosted((pick) => hostPath('/var/log', { name: pick('one', 'two') })),
  'volume.hostPath.path': hosted((pick) => hostPath(pick('/var/log', '/var/lib'))),
  'volume.hostPath.pathType': hosted((pick) => hostPath('/var/log', { pathType: pick('Directory', 'File') })),
  'claim.name': mounted((pick) => claim({ size: '1Gi', name: pick('one', 'two') })),
  'claim.size': mounted((pick) => claim({ size: pick('1Gi', '2Gi') })),
  'claim.driver': mounted((pick) => claim({ size: '1Gi', driver: pick('local', 'nfs') })),
  'claim.storageClass': mounted((pick) => claim({ size: '1Gi', storageClass: pick(null, 'fast') })),
  'claim.accessMode': mounted((pick) =>
    claim({ size: '1Gi', accessMode: pick('ReadWriteOnce', 'ReadWriteMany') }),
  ),
  'volume.secret.name': mounted((pick) => secretFiles('s', ['k'], { name: pick('one', 'two') })),
  'volume.secret.secret': mounted((pick) => secretFiles(pick('s', 't'), ['k'])),
  'volume.secret.files': mounted((pick) => secretFiles('s', [pick('k', 'l')])),
  'volume.secret.sources': mounted((pick) =>
    secretFiles('s', ['k'], {
      sources: {
        kubernetes: { name: pick('there', 'here') },
        compose: { file: pick('./a', './b') },
        swarm: { file: pick('./a', './b') },
      },
    }),
  ),
  'volume.secret.mode': mounted((pick) => secretFiles('s', ['k'], { mode: pick(0o400, 0o440) })),
  'file.text': mounted((pick) => configFiles({ f: pick('a', 'b') })),
  'file.file': mounted((pick) => configFiles({ f: fromFile(pick('package.json', 'LICENSE')) })),
  'reference.host': env((pick, chart) => {
    const other = (id: string) => new WebApp(chart, id, { image, port: 9000 });
    return pick(other('one'), other('two')).host;
  }),
  'reference.port': env((pick, chart) => {
    const other = new WebApp(chart, 'other', {
      image,
      ports: [
        { name: 'a', port: 9000 },
        { name: 'b', port: 9001 },
      ],
    });
    return other.portOf(pick('a', 'b'));
  }),
  'reference.url': env((pick, chart) =>
    new External(chart, 'other', { host: 'other.acme.dev' }).url(pick('/a', '/b')),
  ),
  'reference.secret': env((pick) => secret('s', pick('k', 'l'))),
  'reference.config': env((pick) => config('c', pick('k', 'l'))),
  'reference.variable': env((pick) => variable(pick('V', 'W'), { default: 'd' })),
  'reference.field': env((pick) => field(pick('metadata.name', 'metadata.namespace'))),
  'reference.perTarget': env((pick) =>
    perTarget({ kubernetes: pick('a', 'b'), compose: pick('a', 'b'), swarm: pick('a', 'b') }),
  ),
  'service.name': served((pick) => ({ name: pick('one', 'two') })),
  'service.labels': served((pick) => ({ labels: { 'acme.dev/a': pick('one', 'two') } })),
  'service.annotations': served((pick) => ({ annotations: { 'acme.dev/a': pick('one', 'two') } })),
  'service.targets': {
    build(chart, pick) {
      const selects = new Deployment(chart, 'subject', { containers: [{ image, port: 3000 }] });
      new Service(chart, 'front', {
        selects,
        ports: [{ port: 3000 }],
        targets: pick(['kubernetes'], ['compose', 'swarm']),
      });
    },
  },
  'service.type': served((pick) => ({ type: pick('ClusterIP', 'LoadBalancer') })),
  'service.sessionAffinity': served((pick) => ({ sessionAffinity: pick('ClientIP' as const, undefined) })),
  'service.externalTrafficPolicy': served((pick) => ({
    type: 'LoadBalancer',
    externalTrafficPolicy: pick('Cluster', 'Local'),
  })),
  'service.headless': served((pick) => ({ ports: [{ port: 3000 }], headless: pick(true, false) })),
  'service.publishNotReadyAddresses': served((pick) => ({ publishNotReadyAddresses: pick(true, false) })),
  'service.trafficDistribution': served((pick) => ({
    ports: [{ port: 80, to: 3000 }],
    trafficDistribution: pick('PreferSameZone', 'PreferSameNode'),
  })),
  'service.internalTrafficPolicy': served((pick) => ({ internalTrafficPolicy: pick('Cluster', 'Local') })),
  'namespace.name': placed((pick) => ({ name: pick('one', 'two') })),
  'namespace.labels': placed((pick) => ({ labels: { 'acme.dev/a': pick('one', 'two') } })),
  'namespace.annotations': placed((pick) => ({ annotations: { 'acme.dev/a': pick('one', 'two') } })),
  'namespace.podSecurity': placed((pick) => ({ podSecurity: pick('baseline', 'privileged') })),
  'namespace.quota': placed((pick) => ({ quota: { objects: { pods: pick(90, 91) } } })),
  'namespace.limitRange': placed((pick) => ({ limitRange: { max: { cpu: pick(8, 9) } } })),
  'namespace.targets': placed((pick) => ({ create: pick(true, false) })),
  'servicePort.name': servedAt((pick) => ({ name: pick('one', 'two') })),
  'servicePort.port': servedAt((pick) => ({ port: pick(80, 81) }), 'LoadBalancer'),
  'servicePort.to': servedAt((pick) => ({ to: pick(3000, 3001) })),
  'servicePort.protocol': servedAt((pick) => ({ protocol: pick('tcp', 'udp') }), 'LoadBalancer'),
  'servicePort.appProtocol': servedAt((pick) => ({ appProtocol: pick('http', 'https') }), 'LoadBalancer'),
  'servicePort.nodePort': servedAt((pick) => ({ nodePort: pick(30001, 30002) }), 'NodePort'),
  'servicePort.hostIp': servedAt((pick) => ({ hostIp: pick('127.0.0.1', '127.0.0.2') }), 'LoadBalancer'),
  'route.name': {
    build(chart, pick) {
      const { service } = new WebApp(chart, 'subject', { image, port: 3000 });
      new Ingress(chart, 'door', { name: pick('one', 'two'), service, host: 'subject.acme.dev' });
    },
  },
  'route.labels': (pick) => ({ expose: 'subject.acme.dev', labels: { 'acme.dev/a': pick('one', 'two') } }),
  'route.annotations': exposed((pick) => ({ annotations: { 'acme.dev/a': pick('one', 'two') } })),
  'route.targets': {
    build(chart, pick) {
      const { service } = new WebApp(chart, 'subject', { image, port: 3000 });
      new Ingress(chart, 'door', {
        service,
        host: 'subject.acme.dev',
        targets: pick(['kubernetes'], ['compose', 'swarm']),
      });
    },
  },
  'route.host': exposed((pick) => ({ host: pick('one.acme.dev', 'two.acme.dev') })),
  'route.path': exposed((pick) => ({ path: pick('/a', '/b') })),
  'route.pathType': exposed((pick) => ({ pathType: pick('Prefix', 'Exact') })),
  'route.port': {
    build(chart, pick) {
      const ports = [
        { name: 'one', port: 3000 },
        { name: 'two', port: 3001 },
      ];
      const { service } = new WebApp(chart, 'subject', { image, ports });
      new Ingress(chart, 'door', { service, host: 'subject.acme.dev', port: pick('one', 'two') });
    },
  },
  'route.otherHosts': exposed((pick) => ({
    host: ['subject.acme.dev', pick('one.acme.dev', 'two.acme.dev')],
  })),
  'route.otherPaths': exposed((pick) => ({ path: ['/a', { path: pick('/b', '/c'), pathType: 'Exact' }] })),
  'route.gateway': exposed((pick) => ({ via: { gateway: pick('one', 'two') } })),
  'route.weight': splitting((pick) => ({ weight: pick(90, 80) }), 10),
  'route.split': {
    build: (chart, pick) => splitting(() => ({ weight: 90 }), pick(10, 20)).build(chart, pick),
  },
  'route.className': exposed((pick) => ({ className: pick('one', 'two') })),
  'route.controller': exposed((pick) => ({ timeout: '9s', controller: pick('nginx', 'haproxy') })),
  'route.issuer': exposed((pick) => ({ tls: { issuer: pick('one', 'two') } })),
  'route.timeout': exposed((pick) => ({ controller: 'nginx', timeout: pick('8s', '9s') })),
  'route.maxBodySize': exposed((pick) => ({ controller: 'nginx', maxBodySize: pick('8Mi', '9Mi') })),
  'route.sticky': exposed((pick) => ({ controller: 'nginx', sticky: { cookie: pick('one', 'two') } })),
  'route.tlsSecret': exposed((pick) => ({ tls: pick('one', 'two') })),
  'route.localPort': exposed((pick) => ({ localPort: pick(21_001, 21_002) })),
};

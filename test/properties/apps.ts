import fc, { type Arbitrary } from 'fast-check';
import type {
  ChartRecipe,
  ContainerRecipe,
  HookRecipe,
  ProbeRecipe,
  Recipe,
  Value,
  VolumeRecipe,
  WorkloadRecipe,
} from './apps-recipe';

/** Text at which shells, Compose, Kubernetes and YAML each stumble in their own way. */
export const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '$',
          '$$',
          '$(HOME)',
          '$' + '{HOME}',
          '$HOME',
          '$' + '{X:-y}',
          '\\',
          '"',
          "'",
          '`',
          '\n',
          '\t',
          ' ',
          ': ',
          ' #',
        ],
        ...[
          'yes',
          'null',
          '0x1F',
          '1e3',
          '-',
          '|',
          '%',
          'é',
          '😀',
          '{{ x }}',
          'word',
          '-flag',
          '--a=b',
          '*',
          '&a',
          '!',
        ],
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 4 },
  )
  .map((pieces) => pieces.join(''));

const word = fc.stringMatching(/^[a-z]([a-z0-9-]{0,6}[a-z0-9])?$/);
const envName = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,8}$/);
const path = fc.stringMatching(/^\/[a-z]{1,5}(\/[a-z]{1,5})?$/);
const seconds = fc.integer({ min: 1, max: 90 }).map((count) => `${count}s` as const);
const time = fc.oneof(
  seconds,
  fc.integer({ min: 1, max: 5000 }).map((count) => `${count}ms` as const),
  fc.constant('1m30s' as const),
);
const mode = fc.constantFrom(0o400, 0o440, 0o444, 0o644, 0o755);
const labels = fc.dictionary(
  fc.oneof(
    word,
    word.map((name) => `acme.dev/${name}`),
  ),
  fc.constantFrom('', 'a', 'shop', '1.0', 'true'),
  { maxKeys: 2 },
);

/** Some of the keys, so that what nobody gives is tried as well. */
function some<T>(model: { [K in keyof T]: Arbitrary<T[K]> }) {
  return fc.record<T, never>(model, { requiredKeys: [] });
}

const around = { before: fc.oneof(fc.constant(''), text), after: fc.oneof(fc.constant(''), text) };

export const reference: Arbitrary<Value> = fc.oneof(
  fc.record({
    ref: fc.constantFrom('host' as const, 'port' as const, 'url' as const),
    to: fc.nat(20),
    ...around,
  }),
  fc.record({
    ref: fc.constant('secret' as const),
    name: word,
    key: fc.constantFrom('key', 'user'),
    ...around,
  }),
  fc.record({ ref: fc.constant('config' as const), name: word, key: fc.constant('level'), ...around }),
  fc.record({
    ref: fc.constant('variable' as const),
    name: envName.map((name) => `V_${name}`),
    default: fc.constant('latest'),
    ...around,
  }),
  fc.record({
    ref: fc.constant('field' as const),
    path: fc.constantFrom('metadata.name', 'status.podIP', 'limits.memory'),
    ...around,
  }),
  fc.record({ ref: fc.constant('perTarget' as const), kubernetes: text, compose: text, ...around }),
);

export const value: Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 1, arbitrary: fc.oneof(fc.integer(), fc.boolean()) },
  { weight: 3, arbitrary: reference },
);

const timing = some({
  initialDelay: time,
  period: time,
  timeout: time,
  failureThreshold: fc.integer({ min: 1, max: 9 }),
});

const command = fc.array(text, { minLength: 1, maxLength: 3 });
const probe: Arbitrary<ProbeRecipe> = fc.oneof(
  fc.record(
    {
      ask: fc.constant('httpGet' as const),
      path,
      scheme: fc.constantFrom('HTTP' as const, 'HTTPS' as const),
      headers: fc.dictionary(fc.constantFrom('Host', 'X-Probe'), fc.constantFrom('a', 'b $c', '$' + '{d}')),
      timing,
    },
    { requiredKeys: ['ask', 'path', 'timing'] },
  ),
  fc.record({ ask: fc.constant('tcp' as const), timing }),
  fc.record({ ask: fc.constant('grpc' as const), timing }),
  fc.record({ ask: fc.constant('exec' as const), command, timing }),
);

const runOrGet: Arbitrary<HookRecipe> = fc.oneof(
  command.map((run): HookRecipe => ({ run })),
  path.map((get): HookRecipe => ({ get })),
);

const memory = fc.oneof(
  fc.integer({ min: 32, max: 900 }).map((count) => `${count}Mi`),
  fc.integer({ min: 2 ** 25, max: 2 ** 31 }),
  fc.constantFrom('1Gi', '100M', '1.5Gi'),
);
const cpu = fc.oneof(
  fc.integer({ min: 10, max: 2500 }).map((count) => `${count}m`),
  fc.constantFrom(0.25, 1, 2, '1.5'),
);
const resources = some({
  cpu: fc.oneof(cpu, fc.constantFrom({ request: '100m', limit: '1' }, { limit: '300m' }, { request: 2 })),
  memory: fc.oneof(memory, fc.constantFrom({ request: '64Mi', limit: '96Mi' }, { request: '1Gi' })),
  ephemeralStorage: memory,
});

const fileName = fc.constantFrom('app.yaml', 'nginx.conf', 'a b.txt', '_x', 'conf.d/b.ini', 'index.html');
const volume: Arbitrary<VolumeRecipe> = fc.oneof(
  fc.record(
    {
      holds: fc.constant('nothing' as const),
      medium: fc.constantFrom('disk' as const, 'memory' as const),
      sizeLimit: fc.constantFrom('16Mi', '1Gi', '1000'),
      shared: fc.boolean(),
    },
    { requiredKeys: ['holds', 'shared'] },
  ),
  fc.record(
    {
      holds: fc.constant('files' as const),
      files: fc.dictionary(fileName, value, { minKeys: 1, maxKeys: 2 }),
      mode,
    },
    { requiredKeys: ['holds', 'files'] },
  ),
  fc.record({ holds: fc.constant('file' as const), content: value }),
  fc.record(
    {
      holds: fc.constant('secrets' as const),
      secret: word,
      keys: fc.uniqueArray(fc.constantFrom('tls.key', 'tls.crt', 'ca'), { minLength: 1 }),
      mode,
    },
    { requiredKeys: ['holds', 'secret', 'keys'] },
  ),
);

const build = fc.record(
  {
    context: fc.constantFrom('.', './api', 'a/b'),
    dockerfile: fc.constantFrom('Dockerfile.dev'),
    target: word,
    args: fc.dictionary(envName, text, { maxKeys: 2 }),
  },
  { requiredKeys: ['context'] },
);

const plainOfContainer = some({
  pull: fc.constantFrom('always', 'missing', 'never'),
  healthTool: fc.constantFrom('curl', 'wget', 'node', 'python'),
  healthCommand: command,
  user: fc.constantFrom(1000, '1000:2000', '0', 'image'),
  writableRoot: fc.boolean(),
  privileged: fc.boolean(),
  // On Kubernetes nobody can forbid it to what is privileged.
  allowPrivilegeEscalation: fc.constant(true),
  addCapabilities: fc.constantFrom(['NET_BIND_SERVICE'], ['CHOWN', 'SETUID']),
  resources,
});

/** What every container may have; one that runs to its end is neither asked nor called. */
const ending = {
  command: fc.array(value, { minLength: 1, maxLength: 3 }),
  args: fc.array(value, { minLength: 1, maxLength: 3 }),
  workingDir: fc.constantFrom('/srv', '/a$b'),
  env: fc.dictionary(envName, value, { maxKeys: 3 }),
  volumes: fc.array(volume, { maxLength: 3 }),
  build,
  plain: plainOfContainer,
};
const initContainer: Arbitrary<ContainerRecipe> = fc.record(
  { ...ending, ports: fc.constant(0) },
  { requiredKeys: ['ports', 'plain'] },
);

const staying = (least: number): Arbitrary<ContainerRecipe> =>
  fc.record(
    {
      ...ending,
      ports: fc.integer({ min: least, max: 2 }),
      startup: probe,
      readiness: probe,
      liveness: probe,
      postStart: runOrGet,
      preStop: fc.oneof(fc.constant(false as const), runOrGet, fc.constant({ sleep: '1s' })),
    },
    { requiredKeys: ['ports', 'plain'] },
  );

const plainOfWorkload = some({
  labels,
  annotations: fc.dictionary(
    word.map((name) => `acme.dev/${name}`),
    text,
    { maxKeys: 2 },
  ),
  scale: fc.oneof(
    fc.integer({ min: 0, max: 4 }),
    fc.constantFrom({ min: 1, max: 3 }, { min: 2, max: 5, cpu: 70 }, { min: 2, max: 9, memory: 60 }),
  ),
  rollout: fc.oneof(
    fc.constant('recreate'),
    some({
      maxSurge: fc.constantFrom(1, 2, '50%'),
      maxUnavailable: fc.constantFrom(1, '10%'),
      minReady: time,
      progressDeadline: fc.constant('20m'),
    }),
  ),
  restart: fc.constantFrom('always', 'unless-stopped', 'on-failure', 'no'),
  stopGracePeriod: fc.integer({ min: 2, max: 120 }).map((count) => `${count}s` as const),
  stopSignal: fc.constantFrom('SIGINT', 'SIGQUIT'),
  serviceAccount: fc.constantFrom('shared', { mountToken: true }, { create: false, name: 'there' }),
  disruptionBudget: fc.constantFrom(false, { maxUnavailable: 1 }, { minAvailable: '50%' }),
  pullSecrets: fc.constantFrom(['registry'], ['a', 'b']),
});

const workload: Arbitrary<WorkloadRecipe> = fc
  .constantFrom('web' as const, 'web' as const, 'worker' as const, 'deployment' as const)
  .chain((kind) =>
    fc.record(
      {
        kind: fc.constant(kind),
        chart: fc.nat(1),
        nested: fc.boolean(),
        container: staying(kind === 'web' ? 1 : 0),
        init: fc.array(initContainer, { maxLength: 2 }),
        sidecars: fc.oneof(fc.constant([]), fc.array(staying(0), { maxLength: 2 })),
        startAfter: fc.array(fc.nat(20), { maxLength: 2 }),
        calls: fc.array(fc.nat(20), { maxLength: 2 }),
        targets: fc.constantFrom(['kubernetes' as const], ['compose' as const]),
        expose: some({
          path: fc.constantFrom('/', '/api'),
          pathType: fc.constantFrom('Prefix', 'Exact'),
          className: word,
          tls: word,
          annotations: fc.constantFrom({ 'acme.dev/timeout': '30s' }),
        }),
        publish: fc.boolean(),
        plain: plainOfWorkload,
      },
      {
        requiredKeys: [
          'kind',
          'chart',
          'nested',
          'container',
          'init',
          'sidecars',
          'startAfter',
          'calls',
          'publish',
          'plain',
        ],
      },
    ),
  );

const chart: Arbitrary<ChartRecipe> = some({
  namespace: word,
  labels,
  defaults: some({
    user: fc.constantFrom(2000, 'image'),
    writableRoot: fc.boolean(),
    pull: fc.constantFrom('missing'),
    healthTool: fc.constantFrom('curl'),
    stopGracePeriod: fc.constantFrom('10s'),
    pullSecrets: fc.constant(['registry']),
    labels,
    resources,
  }),
});

/** Whole apps that the public API allows and that no rule has an error for. */
export const apps: Arbitrary<Recipe> = fc.record({
  charts: fc.array(chart, { minLength: 1, maxLength: 2 }),
  workloads: fc.array(workload, { minLength: 1, maxLength: 4 }),
});

/** Props for a WebApp with one port, beside those that a test is about. */
export const surroundings = fc
  .tuple(
    plainOfContainer,
    plainOfWorkload,
    some({ command: fc.constant(['serve']), env: fc.constant({ A: '1' }) }),
  )
  .map(([container, workload, more]) => ({ ...container, ...workload, ...more }));

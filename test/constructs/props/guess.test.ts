import {
  Config,
  CronJob,
  configFile,
  configFiles,
  Deployment,
  emptyDir,
  exec,
  fromFile,
  grpc,
  httpGet,
  Job,
  Pod,
  Secret,
  StatefulApp,
  secret,
  secretFiles,
  sleep,
  tcp,
  WebApp,
} from 'lading';
import type { Diagnostic } from '../../../lib/diagnostics/diagnostic';
import { image, read, shop } from '../make';

/** The one error about props that smuggle something past the compiler. */
function told(smuggled: object): Diagnostic | undefined {
  const chart = shop();
  new WebApp(chart, 'web', Object.assign({ image, port: 80 }, smuggled));
  const [first, ...more] = read(chart).diagnostics.filter(({ severity }) => severity === 'error');
  expect(more).toEqual([]);
  return first;
}

/** Calls a helper as nobody who is type-checked could. */
function called(helper: unknown, ...given: readonly unknown[]): unknown {
  return typeof helper === 'function' ? helper(...given) : undefined;
}

/** The one error of a construct that is made as nobody who is type-checked could. */
function toldOf(construct: new (...args: never[]) => unknown, props: object): Diagnostic | undefined {
  const chart = shop();
  Reflect.construct(construct, [chart, 'it', props]);
  return read(chart).diagnostics.find(({ code }) => code === 'props/unknown');
}

test('a property of one container is shown where a list of them is', () => {
  const containers = [{ image }];
  const { fix } = toldOf(Deployment, { containers, image }) ?? {};
  expect(fix).toBe('It belongs to a container: `containers: [{ image: … }]`.');
  expect(toldOf(Pod, { containers, environment: {} })?.fix).toContain('`containers: [{ env: … }]`');
});

test.each([
  [Job, { retries: 2 }, 'backoffLimit'],
  [Job, { deadline: '5m' }, 'activeDeadline'],
  [Job, { ttl: '1h' }, 'ttlAfterFinished'],
  [CronJob, { schedule: '@daily', timezone: 'Europe/Berlin' }, 'timeZone'],
  [StatefulApp, { port: 80, partition: 1 }, 'rollout'],
  [StatefulApp, { port: 80, volumeClaimTemplates: [] }, 'storage'],
])('%p with %j is told of %s', (construct, props, meant) => {
  expect(toldOf(construct, { image, ...props })?.suggestion).toBe(meant);
});

test('storage is told of the same helper', () => {
  const chart = shop();
  const storage: Record<string, unknown> = { '/data': { size: '1Gi', storageClass: 'fast' } };
  Reflect.construct(StatefulApp, [chart, 'db', { image, port: 80, storage }]);
  const errors = read(chart).diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({ code: 'props/wrong-type', fix: expect.stringContaining('claim(…)') });
});

test('a Config or a Secret in place of what it holds is told how to come by that', () => {
  const chart = shop();
  const settings = new Config(chart, 'settings', { data: { 'app.toml': 'a = 1' } });
  const keys = new Secret(chart, 'keys', { keys: ['token'] });
  const props = { image, port: 80, volumes: { '/etc/web': settings }, env: { TOKEN: keys } };
  Reflect.construct(WebApp, [chart, 'web', props]);
  const fixes = read(chart)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ fix }) => fix);
  expect(fixes).toEqual([expect.stringContaining('`file(key)`'), expect.stringContaining('`get(key)`')]);
});

test('what is said elsewhere is no misspelling of what stands beside it', () => {
  expect(told({ resources: { gpu: 1 } })).toMatchObject({
    code: 'props/unknown',
    suggestion: undefined,
    fix: expect.stringContaining('`gpus`'),
  });
});

describe('where a helper makes the value, its name is proposed', () => {
  it.each([
    [{ readiness: '/ready' }, "httpGet('/ready')"],
    [{ readiness: 'http://localhost:8080/ready' }, "httpGet('/ready', { port: 8080 })"],
    [{ readiness: 'pg_isready -U app' }, "exec(['pg_isready', '-U', 'app'])"],
    [{ readiness: 'curl -f http://localhost || exit 1' }, "exec(['sh', '-c', '…'])"],
    [{ readiness: ['pg_isready'] }, 'exec(['],
    [{ readiness: 5432 }, 'tcp({ port: 5432 })'],
    [{ readiness: called(tcp, 5432) }, '`{ port: 5432 }`'],
    [{ liveness: { httpGet: { path: '/', port: 80 } } }, "httpGet('/…', { port })"],
    [{ liveness: { tcpSocket: { port: 80 } } }, 'tcp({ port })'],
    [{ startup: { test: ['CMD', 'true'] } }, "exec(['…'])"],
    [{ startup: { type: 'http', path: '/' } }, 'httpGet('],
    [{ startup: { type: 'tcpSocket', port: 80 } }, 'tcp('],
    [{ startup: { type: 'exce', command: ['true'] } }, 'exec('],
    [{ preStop: 'sleep 5' }, "sleep('5s')"],
    [{ preStop: '5s' }, "sleep('5s')"],
    [{ preStop: 5 }, 'sleep(5)'],
    [{ postStart: 'echo up' }, "exec(['echo', 'up'])"],
    [{ volumes: { '/data': 'data' } }, 'emptyDir()'],
    [{ volumes: { '/data': { emptyDir: {} } } }, 'emptyDir()'],
    [{ volumes: { '/data': { configMap: { name: 'a' } } } }, 'configFiles('],
    [{ volumes: { '/data': { size: '1Gi', storageClass: 'fast' } } }, 'claim(…)'],
    [{ volumes: { '/data': { persistentVolumeClaim: { claimName: 'a' } } } }, "existingClaim('name')"],
    [{ volumes: { '/a.yaml': fromFile('a.yaml') } }, 'configFile(fromFile(…))'],
    [{ env: { A: { valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } } } }, 'secret('],
    [{ env: { A: { configMapKeyRef: { name: 'a', key: 'b' } } } }, 'config('],
  ])('%j', (smuggled, proposed) => {
    const error = told(smuggled);
    expect(error?.code).toBe('props/wrong-type');
    expect(error?.fix).toContain(proposed);
  });

  it.each([
    { readiness: httpGet },
    { volumes: { '/a': emptyDir } },
    { env: { A: secret } },
    { preStop: sleep },
  ])('and to call it, where the function itself was given: %p', (smuggled) => {
    expect(told(smuggled)).toMatchObject({
      code: 'props/wrong-type',
      fix: expect.stringContaining('call it'),
    });
  });

  it('but a class is not called', () => {
    expect(told({ env: { A: WebApp } })?.fix).toBeUndefined();
  });

  it.each([
    ['readiness', () => ({ readiness: called(tcp, 8080) })],
    ['readiness', () => ({ readiness: called(httpGet, '/', 8080) })],
    ['readiness', () => ({ readiness: called(grpc, true) })],
    ['readiness', () => ({ readiness: called(exec, ['true'], 5) })],
    ['volumes', () => ({ volumes: { '/a': called(emptyDir, 64) } })],
    ['volumes', () => ({ volumes: { '/a': called(configFile, 'x', 0o644) } })],
    ['volumes', () => ({ volumes: { '/a': called(configFiles, { a: 'x' }, 0o644) } })],
    ['volumes', () => ({ volumes: { '/a': called(secretFiles, 'a', ['b'], 0o644) } })],
    [
      'volumes',
      () => ({ volumes: { '/a': configFiles({ a: Object(called(fromFile, 'package.json', true)) }) } }),
    ],
  ])('and options that are none are told: %s', (property, smuggled) => {
    expect(told(smuggled())).toMatchObject({
      code: 'props/wrong-type',
      message: expect.stringContaining(property),
    });
  });
});

describe('a value in the wrong form leads to the right one', () => {
  it.each([
    [{ port: '8080' }, '8080'],
    [{ port: '8080:80' }, 'publish: { port: 8080, to: 80 }'],
    [{ ports: ['53/udp'] }, "{ port: 53, protocol: 'udp' }"],
    [{ publish: '127.0.0.1:8080:80' }, 'publish: { port: 8080, to: 80 }'],
    [{ scale: '3' }, '3'],
    [{ scale: { min: 1, max: 3, cpu: '70%' } }, '70'],
    [{ writableRoot: 'true' }, 'true'],
    [{ privileged: 'no' }, 'false'],
    [{ command: 'node app.js' }, "['node', 'app.js']"],
    [{ args: "-c 'a b'" }, "['sh', '-c', '…']"],
    [{ env: ['LEVEL=info'] }, "{ LEVEL: '…' }"],
    [{ targets: 'compose' }, "['compose']"],
    [{ startAfter: ['db'] }, 'const db = new …'],
    [{ startAfter: 'db' }, 'const db = new …'],
    [{ stopSignal: 15 }, "'15'"],
    [{ volumes: { '/a': configFile('x', { mode: 644 }) } }, '0o644'],
    [{ volumes: { data: emptyDir() } }, "{ '/data': … }"],
    [{ volumes: { '/data:ro': emptyDir() } }, "{ '/data': { volume: …, readOnly: true } }"],
    [{ user: 'node' }, 'id node'],
  ])('%j', (smuggled, form) => {
    expect(told(smuggled)?.fix).toContain(form);
  });

  it.each([
    [{ resources: { memory: '512m' } }, '512Mi'],
    [{ resources: { cpu: 0.1 + 0.2 } }, '0.3'],
    [{ resources: { memory: { limit: '1 GB' } } }, '1G'],
    // @ts-expect-error an editor refuses it, too
    [{ volumes: { '/a': emptyDir({ sizeLimit: '64MB' }) } }, '64M'],
    [{ stopGracePeriod: '30' }, '30s'],
    // @ts-expect-error an editor refuses it, too
    [{ readiness: httpGet('/', { period: '5 seconds' }) }, '5s'],
    [{ readiness: httpGet('http://localhost/ready') }, '/ready'],
    [{ rollout: { maxSurge: '25' } }, '25%'],
    [{ rollout: { maxSurge: 0.25 } }, '25%'],
    [{ rollout: 'Recreate' }, 'recreate'],
    [{ workingDir: './app' }, '/app'],
    [{ user: 'root' }, '0'],
    [{ image: 'Nginx:1.27' }, 'nginx:1.27'],
    [{ image: 'https://ghcr.io/acme/web:1' }, 'ghcr.io/acme/web:1'],
    [{ pull: 'IfNotPresent' }, 'missing'],
    [{ targets: ['docker-compose'] }, 'compose'],
    [{ volumes: { '/a': emptyDir({ name: 'My_Data' }) } }, 'my-data'],
  ])('%j', (smuggled, suggestion) => {
    expect(told(smuggled)).toMatchObject({ code: 'props/wrong-value', suggestion });
  });

  it('but what is long, or of no form that is known, is not repeated', () => {
    expect(told({ command: `curl ${'x'.repeat(60)}` })?.fix).not.toContain('xxx');
    expect(told({ port: 'http' })?.fix).toBeUndefined();
    expect(told({ resources: { cpu: '256Mi' } })).toMatchObject({
      code: 'props/wrong-value',
      suggestion: undefined,
    });
  });
});

describe('a word of a Compose health check is no program', () => {
  it.each([
    ['CMD-SHELL', "['sh', '-c', '…']"],
    ['CMD', 'Leave it out'],
    ['NONE', 'Leave the whole out'],
  ])('%s', (word, fix) => {
    for (const smuggled of [
      { readiness: exec([word, 'pg_isready']) },
      { healthCommand: [word, 'pg_isready'] },
      { command: [word, 'x'] },
      { preStop: exec([word, 'x']) },
    ]) {
      expect(told(smuggled)).toMatchObject({ code: 'props/wrong-value', fix: expect.stringContaining(fix) });
    }
  });

  it('but may be an argument', () => {
    expect(told({ command: ['echo', 'CMD'], args: ['CMD'] })).toBeUndefined();
  });
});

test('all forms that are taken are told where a value has none of them', () => {
  const message = (smuggled: object) => told(smuggled)?.message ?? '';
  expect(message({ scale: [1, 3] })).toMatch(/a whole number from 0, or \{ min, max, cpu\?, memory\? \}\.$/);
  expect(message({ preStop: true })).toMatch(/false, or a hook: exec\(…\), httpGet\(…\) or sleep\(…\)\.$/);
  expect(message({ resources: '512m' })).toMatch(
    /'unlimited', or \{ cpu\?, memory\?, ephemeralStorage\? \}\.$/,
  );
  expect(message({ build: true })).toMatch(
    /a folder, such as '\.', or \{ context, dockerfile\?, target\?, args\?, … \}\.$/,
  );
  expect(message({ disruptionBudget: 1 })).toMatch(
    /false, or \{ minAvailable \}, or \{ maxUnavailable \}\.$/,
  );
  expect(message({ kubernetes: true })).toContain('{ name?, version?,');
});

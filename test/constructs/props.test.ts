import {
  configFiles,
  Deployment,
  emptyDir,
  httpGet,
  Service,
  secretFiles,
  sleep,
  WebApp,
  Worker,
} from 'lading';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { image, read, shop } from './make';

/** What is said about props that smuggle something past the compiler. */
function told(smuggled: object): Diagnostic | undefined {
  const chart = shop();
  new WebApp(chart, 'web', Object.assign({ image, port: 80 }, smuggled));
  const [first, ...more] = read(chart).diagnostics.filter(({ severity }) => severity === 'error');
  expect(more).toEqual([]);
  return first;
}

describe('a property that is not known', () => {
  it.each([
    ['imgae', 'image'],
    ['lables', 'labels'],
    ['replicas', 'scale'],
    ['environment', 'env'],
    ['depends_on', 'startAfter'],
    ['livenessProbe', 'liveness'],
    ['imagePullPolicy', 'pull'],
    ['terminationGracePeriodSeconds', 'stopGracePeriod'],
    ['extra_hosts', 'hostAliases'],
  ])('such as %s leads to %s', (key, suggestion) => {
    expect(told({ [key]: 'x' })).toMatchObject({ code: 'props/unknown', suggestion });
  });

  it('lists those that are known, where none is near', () => {
    const unknown = told({ zzzzzzzz: 1 });
    expect(unknown).toMatchObject({ code: 'props/unknown', suggestion: undefined });
    expect(unknown?.fix).toContain('stopGracePeriod');
  });

  it('is told once where text was given for options', () => {
    const options: object = Object('2s');
    const smuggled = told({ readiness: httpGet('/', { ...options }) });
    expect(smuggled).toMatchObject({ code: 'props/wrong-type' });
    expect(smuggled?.fix).toContain('period');
  });

  it('is found in nested props, too', () => {
    expect(told({ readiness: { ...httpGet('/'), peroid: 5 } })).toMatchObject({ suggestion: 'period' });
    expect(told({ resources: { memroy: '64Mi' } })).toMatchObject({ suggestion: 'memory' });
  });
});

describe('a property with a value that cannot be used', () => {
  it.each([
    [{ scale: '3' }, 'props/wrong-type'],
    [{ scale: -1 }, 'props/wrong-value'],
    [{ scale: { min: 5, max: 2 } }, 'props/wrong-value'],
    [{ restart: 'allways' }, 'props/wrong-value'],
    [{ stopGracePeriod: '10 minutes' }, 'props/wrong-value'],
    [{ resources: { memory: '512m' } }, 'props/wrong-value'],
    [{ resources: { cpu: '0.0001' } }, 'props/wrong-value'],
    [{ user: 'nginx' }, 'props/wrong-value'],
    [{ user: '2147483648:1' }, 'props/wrong-value'],
    [{ scale: 2 ** 31 }, 'props/wrong-value'],
    [{ stopGracePeriod: 2 ** 31 }, 'props/wrong-value'],
    [{ rollout: { maxUnavailable: '101%' } }, 'props/wrong-value'],
    [{ rollout: { maxSurge: '1.5%' } }, 'props/wrong-value'],
    [{ disruptionBudget: { minAvailable: '150%' } }, 'props/wrong-value'],
    [{ disruptionBudget: { maxUnavailable: 2 ** 31 } }, 'props/wrong-value'],
    [{ disruptionBudget: { minAvailable: 1, maxUnavailable: 1 } }, 'props/wrong-value'],
    [{ stopSignal: 'SIGFOO' }, 'props/wrong-value'],
    [{ volumes: { '/a': secretFiles('s', { '..a': 'k' }) } }, 'props/wrong-value'],
    [{ ports: [{ port: 81, appProtocol: 'a b' }] }, 'props/wrong-value'],
    [{ volumes: { '/a': emptyDir({ name: 'a/b' }) } }, 'props/wrong-value'],
    [{ volumes: { '/a': configFiles({ a: 'b' }, { name: '/' }) } }, 'props/wrong-value'],
    [{ addCapabilities: ['FOO'] }, 'props/wrong-value'],
    [{ workingDir: 'srv' }, 'props/wrong-value'],
    [{ liveness: httpGet('http://web/ready') }, 'props/wrong-value'],
    [{ liveness: httpGet('//web/ready') }, 'props/wrong-value'],
    [{ liveness: httpGet('/is ready') }, 'props/wrong-value'],
    [{ liveness: httpGet('/', { headers: { 'X A:': '1' } }) }, 'props/wrong-value'],
    [{ postStart: { type: 'httpGet', path: 'https://web/' } }, 'props/wrong-value'],
    [{ publish: { port: 80, hostIp: 'localhost' } }, 'props/wrong-value'],
    [{ publish: { port: 80, hostIp: '127.0.0.256' } }, 'props/wrong-value'],
    [{ env: { A: { b: 1 } } }, 'props/wrong-type'],
    [{ env: { A: null } }, 'props/wrong-type'],
    [{ command: 'npm start' }, 'props/wrong-type'],
    [{ startAfter: ['db'] }, 'props/wrong-type'],
    [{ targets: ['nomad'] }, 'props/wrong-value'],
    [{ disruptionBudget: true }, 'props/wrong-type'],
    [{ preStop: true }, 'props/wrong-type'],
    [{ patch: { deployment: 'x' } }, 'props/wrong-type'],
    [{ patch: { deployment: { spec: { replicas: Number.NaN } } } }, 'props/wrong-value'],
  ])('%j is %s', (props, code) => {
    expect(told(props)?.code).toBe(code);
  });

  it('suggests the value that was meant', () => {
    expect(told({ restart: 'allways' })).toMatchObject({ suggestion: 'always' });
  });
});

describe('a value at the edge of what can be used', () => {
  it.each([
    [{ user: '2147483647:0' }],
    [{ rollout: { maxSurge: '150%', maxUnavailable: '100%' } }],
    [{ rollout: { maxSurge: 0, maxUnavailable: '1%' } }],
    [{ rollout: { minReady: 599 } }],
    [{ disruptionBudget: { minAvailable: '100%' } }],
    [{ stopSignal: 'SIGRTMIN+15' }],
    [{ stopSignal: '9' }],
    [{ addCapabilities: ['NET_BIND_SERVICE', 'ALL'] }],
    [{ liveness: httpGet('ready?a=http://b#c') }],
    [{ stopGracePeriod: '10s', preStop: sleep('10s') }],
    [{ compose: { publish: { port: 80, hostIp: '::ffff:10.0.0.1' } } }],
  ])('such as %j is taken', (props) => {
    expect(told(props)).toBeUndefined();
  });
});

describe('properties that Kubernetes takes one by one, but not together', () => {
  it.each([
    [{ rollout: { maxSurge: 0 } }, 'kubernetes/invalid'],
    [{ rollout: { maxSurge: '0%', maxUnavailable: '0%' } }, 'kubernetes/invalid'],
    [{ rollout: { minReady: '15m' } }, 'kubernetes/invalid'],
    [{ rollout: { minReady: '4500ms', progressDeadline: 5 } }, 'kubernetes/invalid'],
    [{ stopGracePeriod: '10s', preStop: sleep('20s') }, 'kubernetes/invalid'],
    [{ privileged: true, allowPrivilegeEscalation: false }, 'kubernetes/invalid'],
    [{ serviceAccount: 'Bad_SA' }, 'name/invalid'],
    [{ expose: { host: 'a.dev', tls: 'Bad_Secret' } }, 'name/invalid'],
    [{ expose: { host: 'a.dev', className: 'Bad_Class' } }, 'name/invalid'],
  ])('%j is one error', (props, code) => {
    expect(told(props)?.code).toBe(code);
  });

  it('a port of the nodes needs a type that opens some', () => {
    const chart = shop();
    const deployment = new Deployment(chart, 'web', { containers: [{ image, port: 80 }] });
    const ports = [{ port: 80, nodePort: 30_080 }];
    new Service(chart, 'inside', { selects: deployment, ports });
    new Service(chart, 'outside', { selects: deployment, ports, type: 'NodePort' });
    expect(read(chart).told).toEqual(['shop/inside: kubernetes/invalid']);
  });
});

describe('a name that is no folder’s', () => {
  it('is told as a name, though files of the output are called by it', () => {
    const chart = shop();
    const volumes = { '/a': configFiles({ a: 'b' }) };
    new Worker(chart, 'a', { image, name: '/', volumes });
    new Worker(chart, 'b', { image, name: '..', volumes });
    expect([...new Set(read(chart).told)]).toEqual(
      expect.arrayContaining(['shop/a: name/invalid', 'shop/b: name/invalid']),
    );
  });
});

describe('a name that two volumes of a workload have', () => {
  it('is one error, whatever the volumes hold', () => {
    const chart = shop();
    const files = configFiles({ a: 'b' }, { name: 'same' });
    const others = configFiles({ a: 'c' }, { name: 'same' });
    new Worker(chart, 'files', { image, volumes: { '/a': files, '/b': others } });
    new Worker(chart, 'both', { image, volumes: { '/a': emptyDir({ name: 'same' }), '/b': others } });
    expect(read(chart).told).toEqual(['shop/files: name/duplicate', 'shop/both: name/duplicate']);
  });
});

describe('a property that is missing', () => {
  it('is told for each container that has none', () => {
    const chart = shop();
    new Worker(chart, 'worker', Object.assign({ image }, { image: undefined }));
    new Deployment(chart, 'pair', {
      containers: [{ image }, Object.assign({ image }, { image: undefined })],
    });
    expect(read(chart).told).toEqual(
      expect.arrayContaining(['shop/worker: props/missing', 'shop/pair: props/missing']),
    );
  });

  it('may be undefined as well as left out', () => {
    const chart = shop();
    new WebApp(chart, 'web', {
      image,
      port: 80,
      env: undefined,
      scale: undefined,
      patch: undefined,
      expose: undefined,
    });
    expect(read(chart).told).toEqual([]);
  });
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { kubernetesVersions, validateKubernetesObject } from '../../../lib/validation/schema';
import { customKind } from '../../../lib/validation/schema/custom/custom-index';
import { good } from './custom/good';

const versions = [kubernetesVersions.at(-1) ?? ''];
const problemsOf = (object: unknown) => validateKubernetesObject(object, versions);

/** A good object with one place changed; undefined takes it away. */
function changed(kind: string, path: string, value: unknown): unknown {
  const object = structuredClone(good.find((each) => each.kind === kind));
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at: unknown = object;
  for (const step of steps) at = Reflect.get(Object(at), step);
  if (value === undefined) Reflect.deleteProperty(Object(at), last);
  else Reflect.set(Object(at), last, value);
  return object;
}

test.each(good)('$kind of $apiVersion is taken as the server takes it', (object) => {
  expect(problemsOf(object)).toEqual([]);
});

/** Each of them was put to an API server that has the definitions. */
const refused: [kind: string, path: string, value: unknown, keyword: string][] = [
  ['HTTPRoute', 'spec.rules.0.backendRefs.0.wieght', 5, 'additionalProperties'],
  ['HTTPRoute', 'spec.rules.0.backendRefs.0.name', undefined, 'required'],
  ['HTTPRoute', 'spec.rules.0.backendRefs.0.port', 70_000, 'maximum'],
  ['HTTPRoute', 'spec.rules.0.backendRefs.0.port', '80', 'type'],
  ['HTTPRoute', 'spec.rules.0.matches.0.path.type', 'Prefix', 'enum'],
  ['HTTPRoute', 'spec.hostnames.0', '', 'minLength'],
  ['HTTPRoute', 'spec.hostnames.0', 'a'.repeat(300), 'maxLength'],
  ['HTTPRoute', 'spec.hostnames.0', 'WWW.acme.dev', 'pattern'],
  ['HTTPRoute', 'spec.hostnames', Array.from({ length: 20 }, (_, at) => `h${at}.acme.dev`), 'maxItems'],
  ['HTTPRoute', 'metadata.lables', {}, 'additionalProperties'],
  ['Gateway', 'spec.listeners', [], 'minItems'],
  ['ScaledObject', 'spec.maxReplicaCount', 3_000_000_000, 'maximum'],
  ['ScaledObject', 'spec.triggers.0.metadata.desiredReplicas', 3, 'type'],
  ['PrometheusRule', 'spec.groups.0.partial_response_strategy', 'sometimes', 'pattern'],
  ['ServiceMonitor', 'spec.endpoints.0.relabelings.0.action', 'Repalce', 'enum'],
  ['Certificate', 'spec.issuerRef', undefined, 'required'],
  ['ExternalSecret', 'spec.data.0.remoteRef.key', 7, 'type'],
  ['Rollout', 'spec.strategy.canary.steps.0.setWeight', '20', 'type'],
  ['Rollout', 'spec.strategy.canry', {}, 'additionalProperties'],
  ['Rollout', 'spec.template.spec.containers.0.imagePulPolicy', 'Always', 'additionalProperties'],
  ['Rollout', 'spec.replicas', -1, 'minimum'],
  ['AnalysisTemplate', 'spec.metrics.0.provider', undefined, 'required'],
  ['VirtualService', 'spec.http.0.retires', { attempts: 0 }, 'additionalProperties'],
  ['DestinationRule', 'spec.trafficPolicy.outlierDetection.interval', 5, 'type'],
  ['AuthorizationPolicy', 'spec.action', 'PERMIT', 'enum'],
];

test.each(refused)('%s is refused where %s is %p', (kind, path, value, keyword) => {
  const problems = problemsOf(changed(kind, path, value));
  expect(problems.map((problem) => problem.keyword)).toEqual([keyword]);
  expect(problems[0]?.pointer).toBe(`/${path.replaceAll('.', '/')}`);
});

test('two entries of a list are one where their keys are', () => {
  const listener = { name: 'https', protocol: 'HTTP', port: 80 };
  const gateway = changed('Gateway', 'spec.listeners', [listener, { ...listener, port: 81 }]);
  expect(problemsOf(gateway)).toMatchObject([{ keyword: 'uniqueItems', pointer: '/spec/listeners/1' }]);
});

/** What a server takes though a schema alone might refuse it. */
const taken: [kind: string, path: string, value: unknown, why: string][] = [
  ['HTTPRoute', 'spec.rules.0.matches.0.path', {}, 'the server fills in what is required'],
  ['HTTPRoute', 'spec.hostnames', null, 'null is as good as nothing'],
  ['HTTPRoute', 'status', { anything: true }, 'a status is dropped'],
  [
    'ScaledJob',
    'spec.jobTargetRef.template.spec.containers.0.resources.limits',
    { cpu: 1, memory: '1Gi' },
    'an amount is a number or text',
  ],
  ['PrometheusRule', 'spec.groups.0.partial_response_strategy', 'ABORT', 'case does not matter'],
  ['PushSecret', 'spec.data.0.metadata', { free: [{ form: 1 }] }, 'the definition leaves it open'],
];

test.each(taken)('%s is taken where %s is %j: %s', (kind, path, value) => {
  expect(problemsOf(changed(kind, path, value))).toEqual([]);
});

test('a problem says which field was meant and whose definition it is', () => {
  const [problem] = problemsOf(changed('HTTPRoute', 'spec.hostnmes', ['a']));
  expect(problem).toMatchObject({ suggestion: 'hostnames', versions: [] });
  expect(problem?.message).toContain('(Gateway API v1.6.1)');
});

test('a kind that is nearly one is a slip, and any other may be of another release', () => {
  const object = (kind: string) => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind,
    metadata: { name: 'web' },
  });
  expect(problemsOf(object('HTTPRoutes'))).toMatchObject([{ pointer: '/kind', suggestion: 'HTTPRoute' }]);
  expect(problemsOf(object('Teleport'))).toEqual([]);
  expect(problemsOf({ ...object('HTTPRoutes'), apiVersion: 'example.com/v1' })).toEqual([]);
});

test('the rules in CEL are at hand for whoever asks: the schema has their numbers', () => {
  const route = customKind('gateway.networking.k8s.io/v1', 'HTTPRoute');
  const numbers = JSON.stringify(route?.shared).match(/"x-kubernetes-validations":\[[\d,]+\]/g) ?? [];
  expect(numbers.length).toBeGreaterThan(10);
  for (const number of numbers.join().match(/\d+(?=[,\]])/g) ?? []) {
    expect(route?.rules()[Number(number)]?.rule).toMatch(/\S/);
  }
});

test('nothing of it is read for kinds of Kubernetes alone', () => {
  expect(existsSync(join(__dirname, '../../../schemas/crd/index.json'))).toBe(true);
  jest.isolateModules(() => {
    jest.doMock('lading/schemas/crd/index.json', () => {
      throw new Error('the index of custom resources is read');
    });
    const fresh: typeof import('../../../lib/validation/schema') = require('../../../lib/validation/schema');
    const claim = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: {} };
    expect(fresh.validateKubernetesObject(claim, versions)).toEqual([]);
    expect(() => fresh.validateKubernetesObject(good[1], versions)).toThrow('custom resources is read');
    jest.dontMock('lading/schemas/crd/index.json');
  });
});

import { validateKubernetesObject } from '../../../lib/validation/schema';
import { deployment, found } from './sample';

const object = (apiVersion: string, kind: string) => ({ apiVersion, kind, metadata: { name: 'x' } });

test('a kind of another API group is nobody’s business here', () => {
  expect(found(object('cert-manager.io/v1', 'Certificate'))).toEqual([]);
});

test.each(['./a', 'a//v1', 'A/v1', '/v1', 'acme.dev/'])('%j is no API version of anything', (apiVersion) => {
  expect(found(object(apiVersion, 'Service'))).toEqual(['kind /apiVersion']);
});

test('a kind that only newer versions have is a problem of the older ones', () => {
  const [problem] = validateKubernetesObject(object('resource.k8s.io/v1', 'DeviceClass'), ['1.33', '1.34']);
  expect(problem).toMatchObject({ pointer: '/kind', keyword: 'kind', versions: ['1.33'] });
  expect(problem?.message).toContain('from 1.34');
});

test('an API version that is gone leads to the one that is there', () => {
  expect(validateKubernetesObject(object('extensions/v1beta1', 'Ingress'), ['1.37'])).toMatchObject([
    { pointer: '/apiVersion', keyword: 'kind', suggestion: 'networking.k8s.io/v1' },
  ]);
});

test('a misspelt kind leads to the right one', () => {
  expect(validateKubernetesObject({ ...deployment(), kind: 'Deploymnt' }, ['1.37'])).toMatchObject([
    { pointer: '/kind', keyword: 'kind', suggestion: 'Deployment' },
  ]);
});

test('a kind or API version may be called like what every object has', () => {
  expect(found(object('constructor', 'name'))).toEqual(['kind /kind']);
  expect(found(object('v1', 'constructor'))).toEqual(['kind /kind']);
  expect(found(object('v1', '__proto__'))).toEqual(['kind /kind']);
});

test('what names no kind, or is no object, says so', () => {
  expect(found({ metadata: {} })).toEqual(['required /apiVersion', 'required /kind']);
  expect(found(['a'])).toEqual(['type ']);
  expect(found(null)).toEqual(['type ']);
});

test('a list of objects is left to the tools that take it apart', () => {
  expect(found({ apiVersion: 'v1', kind: 'List', items: [] })).toEqual([]);
});

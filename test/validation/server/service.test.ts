import { kubernetesInvalid } from '../../../lib/validation/rules/kubernetes-invalid';
import { check, placesOf } from '../rules/check';

function places(type: string | undefined, nodePort: number | undefined): string[] {
  const externalName = type === 'ExternalName' ? 'db.example.com' : undefined;
  const spec = { type, externalName, ports: [{ port: 80, nodePort }] };
  const object = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec };
  return placesOf(check(kubernetesInvalid, { objects: [{ object }] }));
}

test.each([
  ['NodePort', 30080],
  ['LoadBalancer', 30080],
  ['ClusterIP', 0],
  ['ClusterIP', undefined],
])('a %s may open %s on the nodes', (type, nodePort) => {
  expect(places(type, nodePort)).toEqual([]);
});

test.each(['ClusterIP', 'ExternalName', undefined])('a %s opens no port of the nodes', (type) => {
  expect(places(type, 30080)).toEqual(['Service/web/spec/ports/0/nodePort']);
});

test.each([
  ['http', []],
  ['kubernetes.io/h2c', []],
  ['a b', ['Service/web/spec/ports/0/appProtocol']],
  ['', ['Service/web/spec/ports/0/appProtocol']],
])('%j as the appProtocol of a port: %j', (appProtocol, expected) => {
  const spec = { ports: [{ port: 80, appProtocol }] };
  const object = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec };
  expect(placesOf(check(kubernetesInvalid, { objects: [{ object }] }))).toEqual(expected);
});

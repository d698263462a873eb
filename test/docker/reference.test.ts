import { containerPort } from '../../lib/docker/reference';
import type { Text } from '../../lib/model/reference';
import { lower, makeWorld, webOf } from '../compose/make';
import { codes, container, external, port, service, workload } from '../model/parts';
import { makePrepared } from '../passes/prepared';

const api = workload('api', { containers: [container({ ports: [port(8080)] })] });
const front = service(api, { name: 'api-service' });

function envOf(value: Text, world = makeWorld()) {
  return lower(webOf({ env: { X: value } }), world).environment;
}

test('a host is the name of the Service, and its port the one that the container opens', () => {
  expect(envOf([{ kind: 'host', to: front }, ':', { kind: 'port', to: front }])).toEqual({
    X: 'api-service:8080',
  });
});

test('a port is found by its name', () => {
  const two = service(api, {
    ports: [
      { name: 'http', port: 80, to: 'http', protocol: 'tcp' },
      { name: 'admin', port: 81, to: 9000, protocol: 'tcp' },
    ],
  });
  expect(envOf([{ kind: 'port', to: two, port: 'admin' }])).toEqual({ X: '9000' });
});

test('a URL leaves the port out only where its scheme says it', () => {
  const plain = service(api, { ports: [{ name: 'http', port: 8080, to: 80, protocol: 'tcp' }] });
  expect(envOf([{ kind: 'url', to: front, path: 'v1' }])).toEqual({ X: 'http://api-service:8080/v1' });
  expect(envOf([{ kind: 'url', to: plain, path: '/v1' }])).toEqual({ X: 'http://api/v1' });
});

test('a port behind a name that a sidecar opens is found there', () => {
  const owner = workload('api', {
    sidecars: [container({ name: 'proxy', ports: [port(15001, { name: 'proxy' })] })],
  });
  expect(containerPort({ name: 'p', port: 1, to: 'proxy', protocol: 'tcp' }, owner, makePrepared())).toBe(
    15001,
  );
});

test('an external endpoint has an address for each target', () => {
  expect(envOf([{ kind: 'url', to: external('db'), path: '' }])).toEqual({
    X: 'postgres://db.acme.dev:5433',
  });
});

test('perTarget gives the value for Compose', () => {
  const values = { kubernetes: 'k', compose: ['c:', { kind: 'host' as const, to: front }] };
  expect(envOf([{ kind: 'perTarget', values }])).toEqual({ X: 'c:api-service' });
});

test('a field of the pod is left out, for the table tells what becomes of it', () => {
  const world = makeWorld();
  expect(envOf([{ kind: 'field', path: 'metadata.name' }], world)).toBeUndefined();
  expect(codes(world)).toEqual([]);
});

test('a Service that is not on Compose is an error at the value', () => {
  const world = makeWorld();
  envOf([{ kind: 'host', to: service(api, { targets: ['kubernetes'] }) }], world);
  expect(world.findings).toMatchObject([{ code: 'reference/other-target', property: ['env', 'X'] }]);
});

test('a Service whose workload is not on Compose is an error, too', () => {
  const world = makeWorld();
  const elsewhere = workload('api', { targets: ['kubernetes'] });
  envOf([{ kind: 'host', to: service(elsewhere, { targets: ['kubernetes', 'compose'] }) }], world);
  expect(codes(world)).toEqual(['reference/other-target']);
});

test('an endpoint without an address on Compose, and a port that no Service has, are errors', () => {
  const world = makeWorld();
  envOf([{ kind: 'host', to: external('db', { host: { kubernetes: 'x' } }) }], world);
  envOf([{ kind: 'port', to: front, port: 'admin' }], world);
  expect(codes(world)).toEqual(['reference/no-service', 'reference/no-service']);
});

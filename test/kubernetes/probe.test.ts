import { lowerProbe } from '../../lib/kubernetes/probe';
import type { Probe, ProbeKind } from '../../lib/model/probe';
import { codes, port, secret } from '../model/parts';
import { makePrepared } from '../passes/prepared';
import { placeIn } from './make';

const numbers = { initialDelay: 0, period: 10_000, timeout: 1000, failureThreshold: 3, successThreshold: 1 };
const ports = [port(8080), port(9090, { name: 'grpc' })];

function lower(
  action: Probe['action'],
  rest: Partial<Probe> = {},
  kind: ProbeKind = 'readiness',
  prepared = makePrepared(),
) {
  return lowerProbe({ ...numbers, ...rest, action }, kind, ports, placeIn(prepared));
}

const http = { type: 'httpGet', path: '/ready', scheme: 'HTTP', headers: {} } as const;

test('all numbers are written, in the order a person expects', () => {
  expect(JSON.stringify(lower(http, { initialDelay: 5000 }))).toBe(
    '{"httpGet":{"path":"/ready","port":8080},"initialDelaySeconds":5,"periodSeconds":10,"timeoutSeconds":1,"failureThreshold":3,"successThreshold":1}',
  );
});

test('a delay of zero is not written', () => {
  expect(lower(http)).not.toHaveProperty('initialDelaySeconds');
});

test('a number or name of a port stays as the user gave it', () => {
  expect(lower({ ...http, port: 'grpc' }).httpGet?.port).toBe('grpc');
  expect(lower({ type: 'tcp', port: 5432 })).toMatchObject({ tcpSocket: { port: 5432 } });
  expect(lower({ type: 'tcp' })).toMatchObject({ tcpSocket: { port: 8080 } });
});

test('gRPC asks a number, also where the user gave a name', () => {
  expect(lower({ type: 'grpc', port: 'grpc', service: 'health' })).toMatchObject({
    grpc: { port: 9090, service: 'health' },
  });
});

test('scheme and headers are written where they say something', () => {
  const probe = lower({ ...http, scheme: 'HTTPS', headers: { Host: 'acme.dev' } });
  expect(probe.httpGet).toEqual({
    path: '/ready',
    port: 8080,
    scheme: 'HTTPS',
    httpHeaders: [{ name: 'Host', value: 'acme.dev' }],
  });
});

test('a command is taken letter by letter, for Kubernetes expands nothing here', () => {
  expect(lower({ type: 'exec', command: ['sh', '-c', 'test $(id -u) -gt 0 && echo $$'] }).exec).toEqual({
    command: ['sh', '-c', 'test $(id -u) -gt 0 && echo $$'],
  });
});

test('a secret in a command would be in the clear: an error at the probe', () => {
  const prepared = makePrepared();
  lower({ type: 'exec', command: ['login', [secret('db', 'password')]] }, {}, 'liveness', prepared);
  expect(prepared.findings).toMatchObject([{ code: 'secret/in-config', property: ['liveness'] }]);
});

test('parts of a second are rounded up, never to a time that is too short', () => {
  expect(lower(http, { initialDelay: 100, period: 1500, timeout: 200 })).toMatchObject({
    initialDelaySeconds: 1,
    periodSeconds: 2,
    timeoutSeconds: 1,
  });
});

test('only readiness may ask for several successes', () => {
  const prepared = makePrepared();
  expect(lower(http, { successThreshold: 2 }).successThreshold).toBe(2);
  expect(lower(http, { successThreshold: 2 }, 'liveness', prepared).successThreshold).toBe(1);
  expect(codes(prepared)).toEqual(['parity/approximated']);
});

test('only a probe that stops the container may give it time to stop', () => {
  const prepared = makePrepared();
  const rest = { terminationGracePeriod: 5000 };
  expect(lower(http, rest, 'liveness', prepared).terminationGracePeriodSeconds).toBe(5);
  expect(codes(prepared)).toEqual([]);
  expect(lower(http, rest, 'readiness', prepared)).not.toHaveProperty('terminationGracePeriodSeconds');
  expect(codes(prepared)).toEqual(['parity/approximated']);
});

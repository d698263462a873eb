import type { Container } from '../../lib/model/container';
import type { Probe, ProbeAction } from '../../lib/model/probe';
import { lower, makeWorld, webOf } from '../compose/make';
import { port } from '../model/parts';

const httpGet: ProbeAction = { type: 'httpGet', path: '/ready', scheme: 'HTTP', headers: {} };
const ports = [port(8080), port(9090, { name: 'admin' })];

function checkOf(container: Partial<Container>, world = makeWorld()) {
  return lower(webOf({ ports, ...container }), world).healthcheck;
}
const testOf = (readiness: Probe, container: Partial<Container> = {}) => checkOf({ readiness, ...container });

test('a command is asked as it is, with every number and with its dollar signs', () => {
  const action: ProbeAction = { type: 'exec', command: ['pg_isready', '-U', '$USER'] };
  expect(checkOf({ readiness: { action } })).toEqual({
    test: ['CMD', 'pg_isready', '-U', '$$USER'],
    interval: '10s',
    timeout: '1s',
    retries: 3,
    start_period: '1m',
  });
});

test('the numbers of the probe are kept', () => {
  const action: ProbeAction = { type: 'exec', command: ['true'] };
  const probe: Probe = { action, initialDelay: 90_000, period: 2500, timeout: 500, failureThreshold: 7 };
  expect(checkOf({ readiness: probe })).toMatchObject({
    interval: '2s500ms',
    timeout: '500ms',
    retries: 7,
    start_period: '1m30s',
  });
});

test('the time that a startup probe allows is the start period', () => {
  const action: ProbeAction = { type: 'exec', command: ['true'] };
  const startup: Probe = { action, initialDelay: 3000, period: 2000, failureThreshold: 30 };
  expect(checkOf({ readiness: { action, initialDelay: 5000 }, startup })).toMatchObject({
    start_period: '1m3s',
  });
});

test('to become ready takes a minute where nobody says how long, as nobody gives it up on Kubernetes', () => {
  const action: ProbeAction = { type: 'exec', command: ['true'] };
  expect(checkOf({ readiness: { action, initialDelay: 5000 } })).toMatchObject({ start_period: '1m' });
  const startup: Probe = { action, period: 2000, failureThreshold: 5 };
  expect(checkOf({ readiness: { action }, startup })).toMatchObject({ start_period: '10s' });
});

test.each([
  [undefined, 'http://127.0.0.1:8080/ready'],
  ['admin', 'http://127.0.0.1:9090/ready'],
  [7000, 'http://127.0.0.1:7000/ready'],
])('the port %p of an HTTP probe leads to %s', (port, url) => {
  expect(testOf({ action: { ...httpGet, port } }, { healthTool: 'curl' })).toMatchObject({
    test: expect.arrayContaining(['CMD', 'curl', url]),
  });
});

test('headers and path are escaped', () => {
  const action: ProbeAction = {
    ...httpGet,
    path: '/$x',
    headers: { 'X-A': ['$', { kind: 'variable', name: 'V' }] },
  };
  expect(testOf({ action }, { healthTool: 'wget' })).toMatchObject({
    test: expect.arrayContaining(['X-A: $$${V:?set V in .env}', 'http://127.0.0.1:8080/$$x']),
  });
});

test('a TCP probe is asked by node', () => {
  expect(testOf({ action: { type: 'tcp' } }, { healthTool: 'node' })).toMatchObject({
    test: ['CMD', 'node', '-e', expect.stringContaining('port: 8080, timeout: 1000')],
  });
});

test.each<[string, Partial<Container>]>([
  ['an HTTP probe without a tool', { readiness: { action: httpGet } }],
  ['a TCP probe with curl', { readiness: { action: { type: 'tcp' } }, healthTool: 'curl' }],
  ['a gRPC probe with node', { readiness: { action: { type: 'grpc' } }, healthTool: 'node' }],
])('%s is no health check, and a warning at the probe', (_, container) => {
  const world = makeWorld();
  expect(checkOf(container, world)).toBeUndefined();
  expect(world.findings).toMatchObject([{ code: 'probe/no-health-tool', property: ['readiness'] }]);
  expect(world.findings[0]?.severity).toBeUndefined();
});

test('a readiness probe that nobody asked for is worth a note', () => {
  const world = makeWorld();
  checkOf({ readiness: { action: { type: 'tcp' } }, defaultReadiness: true }, world);
  expect(world.findings).toMatchObject([{ code: 'probe/no-health-tool', severity: 'note', property: [] }]);
});

test('a command of the user takes the place of any probe', () => {
  const healthCommand = ['/grpc_health_probe', '-addr=:$PORT'];
  const world = makeWorld();
  expect(
    checkOf({ readiness: { action: { type: 'grpc' }, period: 5000 }, healthCommand }, world),
  ).toMatchObject({
    test: ['CMD', '/grpc_health_probe', '-addr=:$$PORT'],
    interval: '5s',
    timeout: '5s',
  });
  expect(checkOf({ healthCommand }, world)).toMatchObject({ interval: '10s', retries: 3 });
  expect(world.findings).toEqual([]);
});

test('a command of the user has time to start, whatever the probe is that it stands for', () => {
  const probe = { action: { type: 'exec' as const, command: ['x'] }, timeout: 2000 };
  expect(checkOf({ readiness: probe })).toMatchObject({ timeout: '2s' });
  expect(checkOf({ readiness: probe, healthCommand: ['y'] })).toMatchObject({ timeout: '6s' });
  expect(checkOf({ healthCommand: ['y'] })).toMatchObject({ timeout: '5s' });
});

test('neither liveness nor startup makes a health check', () => {
  const probe: Probe = { action: { type: 'exec', command: ['true'] } };
  expect(checkOf({ liveness: probe, startup: probe })).toBeUndefined();
});

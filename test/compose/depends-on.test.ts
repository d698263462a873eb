import type { Container } from '../../lib/model/container';
import type { Deployment } from '../../lib/model/deployment';
import type { External } from '../../lib/model/external';
import { codes, container, external, port, service, workload } from '../model/parts';
import { lower, makeWorld } from './make';

const exec = { action: { type: 'exec' as const, command: ['true'] } };
const db = (parts: Partial<Container>) =>
  workload('db', { containers: [container({ name: 'db', ...parts })] });

function dependsOn(dependency: ReturnType<typeof workload>, world = makeWorld()) {
  return lower(workload('web', { startAfter: [{ workload: dependency }] }), world).depends_on;
}

test('a workload with a health check is waited for until it is healthy', () => {
  expect(dependsOn(db({ readiness: exec }))).toEqual({ db: { condition: 'service_healthy' } });
});

test('a workload without a probe is waited for until it has started', () => {
  const world = makeWorld();
  expect(dependsOn(db({}), world)).toEqual({ db: { condition: 'service_started' } });
  expect(codes(world)).toEqual([]);
});

test('a workload that is not started again is waited for until it has done its work', () => {
  const migrate = (parts: Partial<Deployment>) => dependsOn({ ...db({}), ...parts });
  expect(migrate({ restart: 'no' })).toEqual({ db: { condition: 'service_completed_successfully' } });
  expect(migrate({ restart: 'on-failure' })).toEqual({ db: { condition: 'service_started' } });
});

test('what serves is not waited for until it ends', () => {
  const serving = { ...db({ ports: [port(80)] }), restart: 'no' as const };
  expect(dependsOn(serving)).toEqual({ db: { condition: 'service_started' } });
  const asked = { ...db({ readiness: { action: { type: 'tcp' } } }), restart: 'no' as const };
  expect(dependsOn(asked)).toEqual({ db: { condition: 'service_started' } });
});

test('a probe that Compose cannot ask is a warning at the one that waits', () => {
  const world = makeWorld();
  expect(dependsOn(db({ readiness: { action: { type: 'tcp' } } }), world)).toEqual({
    db: { condition: 'service_started' },
  });
  expect(world.findings).toMatchObject([
    { code: 'order/not-healthy', origin: { path: 'shop/web' }, property: ['startAfter', 0] },
  ]);
});

test('a port that nobody asks is a warning as well, for on Kubernetes its Service is waited for', () => {
  const world = makeWorld();
  expect(dependsOn(db({ ports: [port(5432)] }), world)).toEqual({ db: { condition: 'service_started' } });
  expect(codes(world)).toEqual(['order/not-healthy']);
  const udp = makeWorld();
  dependsOn(db({ ports: [port(53, { protocol: 'udp' })] }), udp);
  expect(codes(udp)).toEqual([]);
});

test('a sidecar with a health check is waited for, too', () => {
  const dependency = workload('db', {
    containers: [container({ readiness: exec })],
    sidecars: [container({ name: 'pool', readiness: exec }), container({ name: 'logs' })],
  });
  expect(dependsOn(dependency)).toEqual({
    db: { condition: 'service_healthy' },
    'db-pool': { condition: 'service_healthy' },
  });
});

test('a workload that is not on Compose is not waited for there', () => {
  expect(dependsOn(workload('db', { targets: ['kubernetes'] }))).toBeUndefined();
});

describe('an endpoint outside of the app', () => {
  const startAfter = (host: External['host'], world = makeWorld()) =>
    lower(workload('web', { startAfter: [{ external: external('rds', { host }) }] }), world).depends_on;

  it('is the workload that its host leads to', () => {
    const host = [{ kind: 'host', to: service(db({ readiness: exec })) }] as const;
    const world = makeWorld();
    expect(startAfter({ kubernetes: 'db.acme.dev', compose: host }, world)).toEqual({
      db: { condition: 'service_healthy' },
    });
    const perTarget = [{ kind: 'perTarget', values: { kubernetes: 'x', compose: host } }] as const;
    expect(startAfter({ compose: perTarget }, world)).toEqual({ db: { condition: 'service_healthy' } });
    expect(codes(world)).toEqual([]);
  });

  it.each([
    ['a literal', { compose: 'db.acme.dev' }],
    ['nothing at all', {}],
    ['a longer text', { compose: [{ kind: 'host', to: service(db({})) }, '.acme.dev'] } as const],
  ])('cannot be waited for where its host is %s', (_case, host) => {
    const world = makeWorld();
    expect(startAfter(host, world)).toBeUndefined();
    expect(world.findings).toMatchObject([
      { code: 'order/not-waitable', origin: { path: 'shop/web' }, property: ['startAfter', 0] },
    ]);
  });
});

import type { Container } from '../../lib/model/container';
import { codes, container, workload } from '../model/parts';
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

test('a probe that Compose cannot ask is a warning at the one that waits', () => {
  const world = makeWorld();
  expect(dependsOn(db({ readiness: { action: { type: 'tcp' } } }), world)).toEqual({
    db: { condition: 'service_started' },
  });
  expect(world.findings).toMatchObject([
    { code: 'order/not-healthy', origin: { path: 'shop/web' }, property: ['startAfter', 0] },
  ]);
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

import { codes, container, job, workload } from '../model/parts';
import { lower, lowerAll, makeWorld } from './make';

const migrate = job('migrate');
const after = (name: string, ...others: ReturnType<typeof job>[]) =>
  workload(name, { startAfter: others.map((other) => ({ workload: other })) });

test('is started again as often as it may fail', () => {
  expect(lower(migrate).restart).toBe('on-failure:6');
  expect(lower(job('migrate', { backoffLimit: 2 })).restart).toBe('on-failure:2');
  expect(lower(job('migrate', { backoffLimit: 0 })).restart).toBe('no');
});

test('that nobody waits for is left alone by `up`, with everything that belongs to it', () => {
  const world = makeWorld({ workloads: [migrate] });
  const services = lowerAll(
    job('migrate', {
      initContainers: [container({ name: 'init' })],
      sidecars: [container({ name: 'side' })],
    }),
    world,
  );
  expect(Object.entries(services).map(([name, { profiles }]) => [name, profiles])).toEqual([
    ['migrate-init', ['jobs']],
    ['migrate', ['jobs']],
    ['migrate-side', ['jobs']],
  ]);
  expect(codes(world)).toEqual(['parity/approximated']);
  expect(world.findings[0]?.message).toContain('`docker compose run --rm migrate`');
});

test('that somebody waits for runs at every `up`, which is told once', () => {
  const [api, web] = [after('api', migrate), after('web', migrate)];
  const world = makeWorld({ workloads: [migrate, api, web] });
  expect(lower(migrate, world).profiles).toBeUndefined();
  expect(lower(api, world)).toMatchObject({
    depends_on: { migrate: { condition: 'service_completed_successfully' } },
  });
  expect(lower(api, world).profiles).toBeUndefined();
  expect(codes(world)).toEqual(['parity/approximated']);
  expect(world.findings[0]?.message).toContain('idempotent');
});

test('that only Jobs wait for runs with those', () => {
  const load = job('load', { startAfter: [{ workload: migrate }] });
  const alone = makeWorld({ workloads: [migrate, load] });
  expect(lower(migrate, alone).profiles).toEqual(['jobs']);
  expect(lower(load, alone).profiles).toEqual(['jobs']);
  const needed = makeWorld({ workloads: [migrate, load, after('api', load)] });
  expect(lower(migrate, needed).profiles).toBeUndefined();
  expect(lower(load, needed).profiles).toBeUndefined();
});

test('a circle of Jobs comes to an end', () => {
  const [one, other] = [job('one'), job('other')];
  one.startAfter.push({ workload: other });
  other.startAfter.push({ workload: one });
  expect(lower(one, makeWorld({ workloads: [one, other] })).profiles).toEqual(['jobs']);
});

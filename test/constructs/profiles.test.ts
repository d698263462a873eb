import { Deployment, Job, StatefulApp, Worker, type WorkerProps } from 'lading';
import { at, image, read, shop } from './make';

type Props = Pick<WorkerProps, 'profiles'>;

/** `web` starts after the Job `seed`, `tools` too. */
function run(web: Props, tools: Props, seed: Props = {}) {
  const chart = shop();
  const first = new Job(chart, 'first', { image });
  const job = new Job(chart, 'seed', { image, startAfter: [first], ...seed });
  new Worker(chart, 'web', { image, startAfter: [job], ...web });
  new Worker(chart, 'tools', { image, startAfter: [job], ...tools });
  const { services, told } = read(chart);
  const profiles = Object.fromEntries(
    Object.keys(services).map((name) => [name, at(services, name, 'profiles')]),
  );
  return { told, profiles };
}

it('are those of every service that a workload becomes', () => {
  const chart = shop();
  const profiles = ['debug'];
  new Deployment(chart, 'web', {
    containers: [{ image }, { image }],
    initContainers: [{ image }],
    sidecars: [{ image }],
    profiles,
  });
  new StatefulApp(chart, 'db', {
    image,
    port: 5432,
    user: 1000,
    scale: 2,
    storage: { '/data': '1Gi' },
    profiles,
  });
  const { services } = read(chart);
  expect(Object.keys(services).length).toBeGreaterThan(6);
  for (const service of Object.values(services)) expect(service).toMatchObject({ profiles });
});

it('of a Job are those of whatever waits for it, and none where something always starts', () => {
  expect(run({ profiles: ['a'] }, { profiles: ['b'] }).profiles).toEqual({
    first: ['a', 'b'],
    seed: ['a', 'b'],
    web: ['a'],
    tools: ['b'],
  });
  expect(run({}, { profiles: ['b'] }).profiles).toEqual({
    first: undefined,
    seed: undefined,
    web: undefined,
    tools: ['b'],
  });
});

it('of a Job are its own where it has some', () => {
  const { profiles, told } = run({ profiles: ['a'] }, { profiles: ['a'] }, { profiles: ['a', 'c'] });
  expect(profiles).toMatchObject({ first: ['a', 'c'], seed: ['a', 'c'] });
  expect(told).toEqual([]);
});

it('are an error where docker compose would miss what a workload waits for', () => {
  const { told } = run({}, { profiles: ['a'] }, { profiles: ['a'] });
  expect(told).toEqual(['shop/seed: compose/invalid']);
});

it('are told on Kubernetes, which starts the workload in any case', () => {
  const chart = shop();
  new Worker(chart, 'web', { image, profiles: ['debug'] });
  const gaps = read(chart).diagnostics.filter(({ message }) => message.includes('starts all'));
  expect(gaps.map(({ code }) => code)).toEqual(['parity/not-expressible']);
});

it.each(['', '-a', 'a b'])('have names that docker compose takes: %j', (name) => {
  const chart = shop();
  new Worker(chart, 'web', { image, profiles: [name] });
  expect(read(chart).told).toEqual(['shop/web: props/wrong-value']);
});

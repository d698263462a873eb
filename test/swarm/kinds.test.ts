import {
  CronJob,
  claim,
  Deployment,
  exec,
  Job,
  type RolloutProps,
  Service,
  StatefulApp,
  WebApp,
  Worker,
} from 'lading';
import { at, image } from '../constructs/make';
import { shop, stackOf } from './stack';

function updateOf(rollout: 'recreate' | RolloutProps, scale = 4): unknown {
  const chart = shop();
  new WebApp(chart, 'web', { image, port: 8080, scale, rollout });
  return at(stackOf(chart).services.web, 'deploy', 'update_config');
}

describe('how tasks take the place of others', () => {
  it.each<['recreate' | RolloutProps, object]>([
    [{}, { order: 'start-first', parallelism: 1 }],
    [{ maxSurge: '50%' }, { order: 'start-first', parallelism: 2 }],
    [{ maxSurge: '10%' }, { order: 'start-first', parallelism: 1 }],
    [
      { maxSurge: 0, maxUnavailable: '50%' },
      { order: 'stop-first', parallelism: 2 },
    ],
    [
      { maxSurge: 0, maxUnavailable: 3 },
      { order: 'stop-first', parallelism: 3 },
    ],
    ['recreate', { order: 'stop-first', parallelism: 0 }],
    [{ minReady: '10s' }, { delay: '10s', monitor: '10s' }],
  ])('is, of %j, %j', (rollout, update) => {
    expect(updateOf(rollout)).toMatchObject({ failure_action: 'rollback', ...update });
  });
});

it('takes old tasks away first where no two may be at one node', () => {
  const chart = shop();
  const apart = [{ workload: 'replicas', over: 'nodes', required: true } as const];
  new WebApp(chart, 'web', { image, port: 8080, scale: 2, scheduling: { apartFrom: apart } });
  expect(at(stackOf(chart).services.web, 'deploy', 'update_config', 'order')).toBe('stop-first');
});

describe('each kind', () => {
  it('runs a Job when the stack is deployed, as often as it has to succeed', () => {
    const chart = shop();
    new Job(chart, 'migrate', { image, backoffLimit: 2 });
    new Job(chart, 'once', { image, backoffLimit: 0, completions: 3, parallelism: 2 });
    const { services, diagnostics } = stackOf(chart);
    expect(at(services.migrate, 'deploy')).toMatchObject({
      mode: 'replicated-job',
      replicas: 1,
      restart_policy: { condition: 'on-failure', max_attempts: 2 },
    });
    expect(at(services.migrate, 'deploy', 'update_config')).toBeUndefined();
    expect(at(services.once, 'deploy')).toMatchObject({ replicas: 3, restart_policy: { condition: 'none' } });
    expect(diagnostics.filter(({ message }) => message.includes('run at once'))).toHaveLength(1);
  });

  it('waits to be asked for a CronJob, and says how', () => {
    const chart = shop();
    new CronJob(chart, 'backup', { image, schedule: '0 3 * * *' });
    const { services, diagnostics } = stackOf(chart);
    expect(at(services.backup, 'deploy')).toMatchObject({ mode: 'replicated', replicas: 0 });
    expect(diagnostics.some(({ message }) => message.includes('docker service scale <stack>_backup=1'))).toBe(
      true,
    );
  });

  it('makes a service of each replica of a StatefulApp, with a volume and a name of its own', () => {
    const chart = shop();
    const db = new StatefulApp(chart, 'db', {
      image,
      port: 5432,
      scale: 2,
      readiness: exec(['ready']),
      storage: { '/data': '1Gi' },
      scheduling: { nodeSelector: { database: 'here' } },
    });
    new Worker(chart, 'client', { image, env: { ANY: db.host, SECOND: db.hostOf(1) } });
    const { services, file, told } = stackOf(chart);
    expect(told).toEqual([]);
    expect(Object.keys(services)).toEqual(['db', 'db-volumes', 'db-1', 'client']);
    expect(at(services['db-1'], 'networks')).toEqual({ default: { aliases: ['db'] } });
    expect(at(services['db-1'], 'deploy')).toMatchObject({
      replicas: 1,
      update_config: { order: 'stop-first', parallelism: 1 },
      placement: { constraints: ['node.labels.database == here'] },
    });
    expect(at(services['db-volumes'], 'deploy')).toMatchObject({
      mode: 'replicated-job',
      placement: { constraints: ['node.labels.database == here'] },
    });
    expect(file.volumes).toEqual({ 'db-data-0': {}, 'db-data-1': {} });
    expect(at(services.client, 'environment')).toEqual({ ANY: 'db', SECOND: 'db-1' });
  });

  it('makes services of all containers, and tells what they cannot share', () => {
    const chart = shop();
    const web = new Deployment(chart, 'web', {
      containers: [{ image, port: 8080 }],
      initContainers: [{ image, args: ['prepare'] }],
      sidecars: [{ image, name: 'relay', ports: [{ name: 'relay', port: 9000 }] }],
    });
    new Service(chart, 'door', {
      name: 'web',
      selects: web,
      ports: [{ port: 8080 }, { port: 9000, to: 'relay' }],
    });
    const { services, told } = stackOf(chart);
    expect(Object.keys(services)).toEqual(['web', 'web-init-1', 'web-relay']);
    expect(at(services['web-init-1'], 'deploy', 'mode')).toBe('replicated-job');
    expect(told).toEqual(['shop/door: parity/not-expressible']);
  });

  it('refuses data that would stay behind, unless it is held at a node or kept by a driver', () => {
    const told = (props: object, volumes?: object) => {
      const chart = shop({ swarm: { patch: volumes && { volumes } } });
      new Worker(chart, 'w', { image, volumes: { '/data': claim({ name: 'data', size: '1Gi' }) }, ...props });
      return stackOf(chart).told;
    };
    expect(told({})).toEqual(['shop/w: volume/not-pinned']);
    expect(told({ scheduling: { nodeSelector: { disk: { notIn: ['slow'] } } } })).toEqual([
      'shop/w: volume/not-pinned',
    ]);
    expect(told({ scheduling: { nodeSelector: { disk: 'ssd' } } })).toEqual([]);
    expect(told({}, { data: { driver: 'nfs' } })).toEqual([]);
  });
});

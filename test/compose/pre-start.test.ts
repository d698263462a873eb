import type { Container } from '../../lib/model/container';
import type { Deployment } from '../../lib/model/deployment';
import type { Workload } from '../../lib/model/workload';
import { codes, container, workload } from '../model/parts';
import { lowerAll, makeWorld } from './make';

const tune: Partial<Container> = { name: 'tune', image: 'acme/tune:1', privileged: true, args: ['-w', '$x'] };
const web = (init: readonly Partial<Container>[], rest: Partial<Deployment> = {}) =>
  workload('web', { initContainers: init.map(container), ...rest });

test('an init container that a hook can say in full is one', () => {
  const world = makeWorld();
  const services = lowerAll(web([{ ...tune, env: { A: '1' }, workingDir: '/srv' }]), world);
  expect(Object.keys(services)).toEqual(['web']);
  expect(services.web?.pre_start).toEqual([
    {
      image: 'acme/tune:1',
      command: ['-w', '$$x'],
      user: '10001:10001',
      privileged: true,
      working_dir: '/srv',
      environment: { A: '1' },
    },
  ]);
  expect(codes(world)).toEqual(['parity/approximated']);
});

test.each<[string, Partial<Container>]>([
  ['drops capabilities', { privileged: false }],
  ['may not gain privileges', { allowPrivilegeEscalation: false }],
  ['has an entrypoint', { command: ['sysctl'] }],
  ['is built', { build: { context: '.' } }],
  ['mounts a volume', { mounts: [{ path: '/x', volume: 'keys', readOnly: true }] }],
])('an init container that %s is a service that runs once', (_, container) => {
  const volumes: Workload['volumes'] = [
    { type: 'secret', name: 'keys', secret: 'tls', files: { key: 'key' } },
  ];
  const services = lowerAll(web([{ ...tune, ...container }], { volumes }));
  expect(Object.keys(services)).toEqual(['web-tune', 'web']);
  expect(services['web-tune']).toMatchObject({ restart: 'no', deploy: { replicas: 1 } });
  expect(services.web).toMatchObject({
    depends_on: { 'web-tune': { condition: 'service_completed_successfully' } },
  });
  expect(services.web).not.toHaveProperty('pre_start');
});

test('a hook would inherit the environment and the files of its service, so these must be its own', () => {
  const keys = { path: '/run/tls', volume: 'keys', readOnly: true };
  const rest: Partial<Deployment> = {
    volumes: [{ type: 'secret', name: 'keys', secret: 'tls', files: { key: 'key' } }],
    containers: [container({ env: { A: '1' }, mounts: [keys] })],
  };
  const namesWith = (container: Partial<Container>) =>
    Object.keys(lowerAll(web([{ ...tune, ...container }], rest)));
  expect(namesWith({})).toEqual(['web-tune', 'web']);
  expect(namesWith({ env: { A: '2' } })).toEqual(['web-tune', 'web']);
  expect(namesWith({ env: { A: '2' }, mounts: [keys] })).toEqual(['web']);
});

test('an older docker compose runs each init container as a service, one after another', () => {
  const world = makeWorld({ compose: { floor: '5.2' } });
  const db = workload('db');
  const waiting = web([tune, { name: 'migrate' }], { startAfter: [{ workload: db }] });
  const services = lowerAll(waiting, world);
  const started = { condition: 'service_started' };
  const completed = { condition: 'service_completed_successfully' };
  expect(services['web-tune']?.depends_on).toEqual({ db: started });
  expect(services['web-migrate']?.depends_on).toEqual({ 'web-tune': completed });
  expect(services.web?.depends_on).toEqual({ db: started, 'web-migrate': completed });
});

test('a hook before an init container that is a service is a service itself, so that the order stays', () => {
  expect(Object.keys(lowerAll(web([tune, { name: 'migrate' }])))).toEqual(['web-tune', 'web-migrate', 'web']);
  const services = lowerAll(web([{ name: 'migrate' }, tune]));
  expect(Object.keys(services)).toEqual(['web-migrate', 'web']);
  expect(services.web?.pre_start).toHaveLength(1);
});

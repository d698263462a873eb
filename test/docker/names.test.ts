import { lower, makeWorld } from '../compose/make';
import { chart, codes, container, origin, service, workload } from '../model/parts';

test('a Service of another name is an alias on the network', () => {
  const web = workload('web');
  const services = [service(web), service(web, { name: 'www' })];
  expect(lower(web, makeWorld({ services })).networks).toEqual({ default: { aliases: ['www'] } });
  expect(lower(web).networks).toBeUndefined();
});

test('workloads that are not on Compose are not part of the project', () => {
  const workloads = [workload('a'), workload('b', { targets: ['kubernetes'] })];
  expect(makeWorld({ workloads }).project.workloads.map(({ name }) => name)).toEqual(['a']);
});

test('two workloads of one name are an error that names both, and the first one stays', () => {
  const first = workload('web');
  const second = workload('web', { origin: origin('admin/web'), chart: chart('admin') });
  const world = makeWorld({ workloads: [first, second] });
  expect(world.project.workloads).toEqual([first]);
  expect(world.findings).toMatchObject([
    { code: 'name/duplicate', origin: { path: 'admin/web' }, related: [{ path: 'shop/web' }] },
  ]);
});

test('two workloads of one name on two targets are none', () => {
  const workloads = [workload('web', { targets: ['kubernetes'] }), workload('web')];
  expect(codes(makeWorld({ workloads }))).toEqual([]);
});

test('a sidecar or an alias must not have the name of another workload', () => {
  const web = workload('web', { sidecars: [container({ name: 'db' })] });
  expect(codes(makeWorld({ workloads: [web, workload('web-db')] }))).toEqual(['name/duplicate']);
  const services = [service(web, { name: 'api' })];
  expect(codes(makeWorld({ workloads: [web, workload('api')], services }))).toEqual(['name/duplicate']);
});

test('two Services of one name in front of one workload are one alias', () => {
  const web = workload('web');
  const services = ['shop', 'admin'].map((id) => service(web, { name: 'www', origin: origin(`${id}/www`) }));
  const world = makeWorld({ workloads: [web], services });
  expect(lower(web, world).networks).toEqual({ default: { aliases: ['www'] } });
  expect(codes(world)).toEqual([]);
});

import {
  codes,
  lower,
  makeChart,
  makeContainer,
  makeOrigin,
  makeService,
  makeWorkload,
  makeWorld,
} from './make';

test('a Service of another name is an alias on the network', () => {
  const web = makeWorkload('web');
  const services = [makeService(web), makeService(web, { name: 'www' })];
  expect(lower(web, makeWorld({ services })).networks).toEqual({ default: { aliases: ['www'] } });
  expect(lower(web).networks).toBeUndefined();
});

test('workloads that are not on Compose are not part of the project', () => {
  const workloads = [makeWorkload('a'), makeWorkload('b', { targets: ['kubernetes'] })];
  expect(makeWorld({ workloads }).project.workloads.map(({ name }) => name)).toEqual(['a']);
});

test('two workloads of one name are an error that names both, and the first one stays', () => {
  const first = makeWorkload('web');
  const second = makeWorkload('web', { origin: makeOrigin('admin/web'), chart: makeChart({ id: 'admin' }) });
  const world = makeWorld({ workloads: [first, second] });
  expect(world.project.workloads).toEqual([first]);
  expect(world.findings).toMatchObject([
    { code: 'name/duplicate', origin: { path: 'admin/web' }, related: [{ path: 'shop/web' }] },
  ]);
});

test('two workloads of one name on two targets are none', () => {
  const workloads = [makeWorkload('web', { targets: ['kubernetes'] }), makeWorkload('web')];
  expect(codes(makeWorld({ workloads }))).toEqual([]);
});

test('a sidecar or an alias must not have the name of another workload', () => {
  const web = makeWorkload('web', { sidecars: [makeContainer({ name: 'db' })] });
  expect(codes(makeWorld({ workloads: [web, makeWorkload('web-db')] }))).toEqual(['name/duplicate']);
  const services = [makeService(web, { name: 'api' })];
  expect(codes(makeWorld({ workloads: [web, makeWorkload('api')], services }))).toEqual(['name/duplicate']);
});

test('two Services of one name in front of one workload are one alias', () => {
  const web = makeWorkload('web');
  const services = [makeService(web, { name: 'www' }), makeService(web, { name: 'www' })];
  const world = makeWorld({ workloads: [web], services });
  expect(lower(web, world).networks).toEqual({ default: { aliases: ['www'] } });
  expect(codes(world)).toEqual([]);
});

import type { Container } from '../../lib/model/container';
import type { EmptyVolume, Mount } from '../../lib/model/volume';
import { lower, lowerAll, makeWorld } from '../compose/make';
import { codes, container, workload } from '../model/parts';

const scratch: EmptyVolume = { type: 'empty', name: 'scratch', medium: 'disk', sizeLimit: 1_048_576 };
const at = (path: string, rest: Partial<Mount> = {}): Partial<Container> => ({
  writableRoot: true,
  mounts: [{ path, volume: 'scratch', readOnly: false, ...rest }],
});

test('a read-only root gets a /tmp in memory that everyone may write to', () => {
  expect(lower(workload('web')).tmpfs).toEqual(['/tmp:exec,mode=1777']);
});

test('scratch space of one container is a tmpfs with its size', () => {
  const web = workload('web', { volumes: [scratch], containers: [container(at('/cache'))] });
  const world = makeWorld();
  expect(lower(web, world).tmpfs).toEqual(['/cache:exec,mode=1777,size=1m']);
  expect(world.project.volumes.size).toBe(0);
});

test('scratch space that is only read is read-only, and its size may be any number of bytes', () => {
  const web = workload('web', {
    volumes: [{ ...scratch, sizeLimit: 1000 }],
    containers: [container(at('/a$b', { readOnly: true }))],
  });
  expect(lower(web).tmpfs).toEqual(['/a$$b:exec,mode=1777,size=1000,ro']);
});

test('scratch space that a sidecar shares is a named tmpfs, which begins empty', () => {
  const web = workload('web', {
    volumes: [scratch],
    containers: [container(at('/logs'))],
    sidecars: [container({ name: 'ship', ...at('/in', { readOnly: true }) })],
  });
  const world = makeWorld();
  const services = lowerAll(web, world);
  expect(services.web?.volumes).toEqual([
    { type: 'volume', source: 'web_scratch', target: '/logs', volume: { nocopy: true } },
  ]);
  expect(services['web-ship']?.volumes).toEqual([
    { type: 'volume', source: 'web_scratch', target: '/in', read_only: true, volume: { nocopy: true } },
  ]);
  expect([...world.project.volumes]).toEqual([
    ['web_scratch', { driver_opts: { type: 'tmpfs', device: 'tmpfs', o: 'mode=1777,size=1m' } }],
  ]);
  expect(codes(world)).toEqual([]);
});

describe('scratch space that an init container fills', () => {
  const filled = (...init: Partial<Container>[]) =>
    workload('web', {
      volumes: [scratch, { ...scratch, name: 'other' }],
      containers: [container(at('/in'))],
      initContainers: init.map((parts, index) => container({ name: `init${index}`, ...parts })),
    });

  test('outlives the init container on disk, and takes the mode of /var/tmp', () => {
    const world = makeWorld();
    const services = lowerAll(filled(at('/out'), at('/out')), world);
    const mounted = { type: 'volume', source: 'web_scratch', target: '/out', volume: { nocopy: true } };
    expect(services['web-init0']?.volumes).toEqual([
      mounted,
      { type: 'volume', source: 'web_scratch', target: '/var/tmp' },
    ]);
    expect(services['web-init1']?.volumes).toEqual([mounted]);
    expect([...world.project.volumes]).toEqual([['web_scratch', {}]]);
    expect(world.findings).toMatchObject([{ code: 'parity/approximated' }]);
    expect(world.findings[0]?.severity).toBeUndefined();
  });

  test('is a warning where /var/tmp is taken', () => {
    const world = makeWorld();
    const mounts: Mount[] = [
      { path: '/var/tmp', volume: 'scratch', readOnly: false },
      { path: '/var/tmp/x', volume: 'other', readOnly: false },
    ];
    expect(lowerAll(filled({ writableRoot: true, mounts }), world)['web-init0']).toMatchObject({
      volumes: [{ source: 'web_scratch', target: '/var/tmp', volume: { nocopy: true } }],
      tmpfs: ['/var/tmp/x:exec,mode=1777,size=1m'],
    });
    expect(world.findings).toMatchObject([{ code: 'parity/approximated', severity: 'warning' }]);
  });
});

test('one path of scratch space cannot be mounted alone', () => {
  const web = workload('web', {
    volumes: [scratch],
    containers: [container(at('/a', { file: 'a' }))],
  });
  const world = makeWorld();
  expect(lower(web, world).volumes).toBeUndefined();
  expect(codes(world)).toEqual(['parity/not-expressible']);
});

import { type DeviceProps, Worker } from 'lading';
import { at, image, read, shop } from './make';

function run(...devices: readonly (string | DeviceProps)[]) {
  const chart = shop();
  new Worker(chart, 'scan', { image, devices });
  const { objects, services, told } = read(chart);
  const containers = at(objects, 'Deployment/scan', 'spec', 'template', 'spec', 'containers');
  return { told, devices: at(services, 'scan', 'devices'), limits: at(containers, 0, 'resources', 'limits') };
}

it('are written whole on Compose, also where they are said as Docker says them', () => {
  const { devices } = run('/dev/a', '/dev/a:/dev/b', '/dev/a:r', '/dev/a:/dev/b:rw', { source: '/dev/$x' });
  expect(devices).toEqual([
    { source: '/dev/a', target: '/dev/a', permissions: 'rwm' },
    { source: '/dev/a', target: '/dev/b', permissions: 'rwm' },
    { source: '/dev/a', target: '/dev/a', permissions: 'r' },
    { source: '/dev/a', target: '/dev/b', permissions: 'rw' },
    { source: '/dev/$$x', target: '/dev/$$x', permissions: 'rwm' },
  ]);
});

it('are what a device plugin calls them on Kubernetes, each counted', () => {
  const resource = 'acme.dev/scanner';
  const { limits, told } = run({ source: '/dev/a', resource }, { source: '/dev/b', resource });
  expect(limits).toMatchObject({ [resource]: '2' });
  expect(told).toEqual([]);
});

it('by their path alone are left out on Kubernetes, with a warning', () => {
  const { limits, told } = run('/dev/a', { source: '/dev/b', resource: 'acme.dev/b' });
  expect(Object.keys(Object(limits))).toEqual(['cpu', 'memory', 'ephemeral-storage', 'acme.dev/b']);
  expect(told).toEqual(['shop/scan: parity/not-expressible']);
});

it.each<[string | DeviceProps]>([
  ['ttyUSB0'],
  ['/dev/a:rwx'],
  ['/dev/a:b'],
  [{ source: 'a' }],
  [{ source: '/dev/a', permissions: 'x' }],
  [{ source: '/dev/a', resource: 'scanner' }],
  [{ source: '/dev/a', resource: 'kubernetes.io/scanner' }],
])('that no engine takes are refused: %j', (device) => {
  expect(run(device).told).toContain('shop/scan: props/wrong-value');
});

import { volumeNotPinned } from '../../../lib/validation/rules/volume-not-pinned';
import { check, placesOf } from './check';

function places(deploy: object, volume: unknown, mount: unknown = 'data:/data'): string[] {
  const services = { db: { image: 'acme/db:1', volumes: [mount], deploy } };
  return placesOf(check(volumeNotPinned, { stack: { services, rest: { volumes: { data: volume } } } }));
}

const at = (...constraints: string[]) => ({ placement: { constraints } });

test('a volume of a node is told of where nothing holds the task there', () => {
  expect(places({}, {})).toEqual(['services.db/volumes/0']);
  expect(places({}, null, { type: 'volume', source: 'data', target: '/data' })).toEqual([
    'services.db/volumes/0',
  ]);
  expect(places(at('node.labels.disk != hdd', 'node.role == manager'), {})).toEqual([
    'services.db/volumes/0',
  ]);
});

test('a name of a node, or a label, holds it', () => {
  expect(places(at('node.hostname == one'), {})).toEqual([]);
  expect(places(at('node.labels.database == here'), {})).toEqual([]);
});

test('what lies elsewhere is the same from every node', () => {
  expect(places({}, { driver: 'nfs' })).toEqual([]);
  expect(places({}, { driver_opts: { type: 'nfs', o: 'addr=10.0.0.1', device: ':/data' } })).toEqual([]);
  expect(places({}, { external: true })).toEqual([]);
  expect(places({}, {}, { type: 'tmpfs', target: '/data' })).toEqual([]);
});

import { propertyOf } from '../../lib/docker/property';
import { isObject } from '../../lib/model/json';
import { lowerAll } from '../compose/make';
import { everyField } from '../passes/every-field';

const [full] = everyField().filter((part) => part.kind === 'deployment');
if (full === undefined) throw new Error('there is a workload that gives every field');

/** What stands there by no word of the user's. */
const ours = ['network_mode', 'networks', 'cap_drop'];

test('every key of a service leads to a property, but scratch space that nobody has asked for', () => {
  const lost = Object.entries(lowerAll(full)).flatMap(([name, service]) =>
    Object.keys(isObject(service) ? service : {}).filter(
      (key) =>
        !ours.includes(key) && propertyOf({ pointer: `/${key}`, object: service, name }, full) === undefined,
    ),
  );
  expect(lost).toEqual(['tmpfs', 'tmpfs']);
});

test.each([
  ['tmpfs', ['/scratch:mode=1777', '/tmp', '/more']],
  ['volumes', [{ target: '/scratch' }, { target: '/tmp' }, { target: '/more' }]],
])('%s lead to where they were asked for, and to nothing where a patch has added them', (field, entries) => {
  const object = { [field]: entries };
  const at = (pointer: string) => propertyOf({ pointer, object, name: full.name }, full)?.slice(-2);
  expect(at(`/${field}/0`)).toEqual(['volumes', '/scratch']);
  expect(at(`/${field}/1`)).toBeUndefined();
  expect(at(`/${field}/2`)).toBeUndefined();
  expect(at(`/${field}`)?.at(-1)).toBe('volumes');
});

test.each([
  ['/deploy/replicas', ['scale']],
  ['/deploy/resources/limits/cpus', ['resources', 'cpu']],
  ['/environment/A', ['env', 'A']],
  ['/ports/0/published', ['publish']],
])('%s was lowered from a property', (pointer, property) => {
  expect(propertyOf({ pointer, object: {}, name: full.name }, full)).toEqual([
    ...(property[0] === 'env' || property[0] === 'resources' ? (full.containers[0]?.property ?? []) : []),
    ...property,
  ]);
});

import { volumeDuplicateMount } from '../../../lib/validation/rules/volume-duplicate-mount';
import { check, deployment, placesOf, pod } from './check';

const mount = (...paths: string[]) => ({
  volumeMounts: paths.map((mountPath) => ({ name: 'data', mountPath })),
});

describe('volume/duplicate-mount', () => {
  test.each([
    ['two paths of a container', pod(mount('/a', '/b'))],
    ['one path of two containers', pod(mount('/a'), { initContainers: [{ name: 'a', ...mount('/a') }] })],
    ['a path within another', pod(mount('/a', '/a/b'))],
  ])('takes mounts at %s', (_, spec) => {
    expect(check(volumeDuplicateMount, { objects: [{ object: deployment(spec) }] })).toEqual([]);
  });

  test('does not take two mounts at one path of a container', () => {
    const findings = check(volumeDuplicateMount, {
      objects: [{ object: deployment(pod(mount('/a', '/b', '/a'))) }],
    });
    expect(placesOf(findings)).toEqual([
      'Deployment/web/spec/template/spec/containers/0/volumeMounts/2/mountPath',
    ]);
  });

  test.each([
    ['two paths', { volumes: ['a:/a', { type: 'tmpfs', target: '/b' }], tmpfs: '/c' }],
    ['variables, which may differ', { volumes: ['${A}:/a', '${B}:/a'] }],
  ])('takes %s in a Compose service', (_, parts) => {
    expect(check(volumeDuplicateMount, { services: { web: { image: 'a', ...parts } } })).toEqual([]);
  });

  test.each([
    ['in both forms', { volumes: ['a:/a:ro', { type: 'tmpfs', target: '/a' }] }, 'volumes/1'],
    ['as scratch space and as a volume', { tmpfs: ['/a:size=1m'], volumes: ['a:/a'] }, 'volumes/0'],
    ['as an anonymous volume', { volumes: ['/a', 'a:/a'] }, 'volumes/1'],
  ])('does not take one path twice %s in a Compose service', (_, parts, pointer) => {
    const findings = check(volumeDuplicateMount, { services: { web: { image: 'a', ...parts } } });
    expect(placesOf(findings)).toEqual([`services.web/${pointer}`]);
  });
});

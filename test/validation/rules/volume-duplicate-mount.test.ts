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
    ['as scratch space and as a volume', { tmpfs: ['/b', '/a:size=1m'], volumes: ['a:/a'] }, undefined],
    ['with and without a slash', { tmpfs: '/a', volumes: ['a:/a/'] }, undefined],
    ['in both forms', { volumes: ['/b', { type: 'tmpfs', target: '/b' }] }, 'warning'],
    ['as an anonymous volume', { volumes: ['/a', 'a:/a'] }, 'warning'],
  ])('does not take one path twice %s in a Compose service', (_, parts, severity) => {
    const findings = check(volumeDuplicateMount, { services: { web: { image: 'a', ...parts } } });
    expect(placesOf(findings)).toEqual([`services.web/volumes/${parts.volumes.length - 1}`]);
    expect(findings[0]?.severity).toBe(severity);
  });
});

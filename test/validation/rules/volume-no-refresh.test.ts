import { volumeNoRefresh } from '../../../lib/validation/rules/volume-no-refresh';
import { check, deployment, placesOf, pod } from './check';

const mounting = (volume: object, mount: object) => ({
  object: deployment(
    pod(
      { volumeMounts: [{ name: 'files', mountPath: '/files', ...mount }] },
      { volumes: [{ name: 'files', ...volume }] },
    ),
  ),
});

describe('volume/no-refresh', () => {
  test.each([
    ['a whole folder', mounting({ secret: { secretName: 's' } }, {})],
    ['a folder of a disk', mounting({ persistentVolumeClaim: { claimName: 'c' } }, { subPath: 'a' })],
    ['a volume that is not there', mounting({ name: 'other', secret: {} }, { subPath: 'a' })],
    [
      'a ConfigMap that Lading names by its content',
      { ...mounting({ configMap: { name: 'c' } }, { subPath: 'a' }), source: { own: true, patched: false } },
    ],
    [
      'the same where a patch changes something else',
      {
        ...mounting({ configMap: { name: 'web-files-4e05abd6' } }, { subPath: 'a' }),
        source: { own: true, patched: true },
      },
    ],
  ])('takes %s', (_, object) => {
    expect(check(volumeNoRefresh, { objects: [object] })).toEqual([]);
  });

  test.each([
    ['a Secret', { secret: { secretName: 's' } }, { subPath: 'a' }],
    ['a ConfigMap of somebody else', { configMap: { name: 'c' } }, { subPath: 'a' }],
    ['a path with variables', { configMap: { name: 'c' } }, { subPathExpr: '$(POD)' }],
    ['a projected volume', { projected: { sources: [] } }, { subPath: 'a' }],
    ['the pod', { downwardAPI: { items: [] } }, { subPath: 'a' }],
  ])('does not take one file of %s', (_, volume, mount) => {
    expect(placesOf(check(volumeNoRefresh, { objects: [mounting(volume, mount)] }))).toEqual([
      'Deployment/web/spec/template/spec/containers/0/volumeMounts/0/subPath',
    ]);
  });

  test('does not take a ConfigMap that somebody has patched in', () => {
    const object = mounting({ configMap: { name: 'c' } }, { subPath: 'a' });
    const source = { own: true, patched: true };
    expect(check(volumeNoRefresh, { objects: [{ ...object, source }] })).toHaveLength(1);
  });
});

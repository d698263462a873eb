import { volumeMountWithoutVolume } from '../../../lib/validation/rules/volume-mount-without-volume';
import { check, deployment, placesOf, pod } from './check';

const mounts = (name: string) => ({ volumeMounts: [{ name, mountPath: '/data' }] });

describe('volume/mount-without-volume on Kubernetes', () => {
  test('takes a mount of a volume of the pod', () => {
    const spec = pod(mounts('data'), { volumes: [{ name: 'data', emptyDir: {} }] });
    expect(check(volumeMountWithoutVolume, { objects: [{ object: deployment(spec) }] })).toEqual([]);
  });

  test('takes a mount of a claim that a StatefulSet makes', () => {
    const object = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db' },
      spec: {
        volumeClaimTemplates: [{ metadata: { name: 'data' } }],
        template: { spec: pod(mounts('data')) },
      },
    };
    expect(check(volumeMountWithoutVolume, { objects: [{ object }] })).toEqual([]);
  });

  test.each([
    ['a container', pod(mounts('dta'), { volumes: [{ name: 'data' }] }), 'containers/0/volumeMounts/0/name'],
    [
      'an init container',
      pod({}, { volumes: [{ name: 'data' }], initContainers: [{ name: 'a', ...mounts('dta') }] }),
      'initContainers/0/volumeMounts/0/name',
    ],
    [
      'a device',
      pod({ volumeDevices: [{ name: 'dta', devicePath: '/dev/a' }] }, { volumes: [{ name: 'data' }] }),
      'containers/0/volumeDevices/0/name',
    ],
  ])('does not take a mount of nothing in %s', (_, spec, pointer) => {
    const findings = check(volumeMountWithoutVolume, { objects: [{ object: deployment(spec) }] });
    expect(placesOf(findings)).toEqual([`Deployment/web/spec/template/spec/${pointer}`]);
    expect(findings[0]?.suggestion).toBe('data');
  });
});

describe('volume/mount-without-volume on Compose', () => {
  const using = (...volumes: unknown[]) => ({ services: { web: { image: 'a', volumes } } });

  test.each([
    ['an anonymous volume', using('/data', { type: 'volume', target: '/data' })],
    [
      'a folder of the host',
      using('./data:/data', '/srv:/srv', '~/a:/a', { type: 'bind', source: 'a', target: '/a' }),
    ],
    ['a drive', using('d:/data')],
    ['scratch space', using({ type: 'tmpfs', target: '/tmp' })],
    ['a variable', using('${DATA}:/data', { type: 'volume', source: '${DATA}', target: '/data' })],
    ['a declared volume', { ...using('data:/data'), rest: { volumes: { data: null } } }],
    [
      'a volume that an included file may have',
      { ...using('data:/data'), rest: { include: ['other.yaml'] } },
    ],
  ])('takes %s', (_, input) => {
    expect(check(volumeMountWithoutVolume, input)).toEqual([]);
  });

  test.each([
    ['short', 'dta:/data:ro'],
    ['long', { type: 'volume', source: 'dta', target: '/data' }],
  ])('does not take a volume that the file does not have, in %s form', (_, volume) => {
    const findings = check(volumeMountWithoutVolume, { ...using(volume), rest: { volumes: { data: {} } } });
    expect(placesOf(findings)).toEqual(['services.web/volumes/0']);
    expect(findings[0]?.suggestion).toBe('data');
  });
});

import type { Container } from '../../../lib/model/container';
import type { Target } from '../../../lib/model/target';
import type { Mount, Volume } from '../../../lib/model/volume';
import { volumeNestedMount } from '../../../lib/validation/rules/volume-nested-mount';
import { container, workload } from '../../model/parts';
import { check } from './check';

const text = { type: 'text', text: '' } as const;
const volumes: Volume[] = [
  { type: 'config', name: 'folder', configName: 'folder', files: { 'a.yaml': text, 'b/c': text } },
  { type: 'config', name: 'one', configName: 'one', files: { content: text } },
  { type: 'secret', name: 'keys', secret: 'keys', files: { key: 'key' } },
  { type: 'empty', name: 'scratch', medium: 'disk' },
];

const at = (path: string, volume: string, rest: Partial<Mount> = {}): Mount => ({
  path,
  volume,
  readOnly: volume !== 'scratch',
  property: ['volumes', path],
  ...rest,
});
const file = (path: string) => at(path, 'one', { file: 'content' });

function found(
  mounts: Mount[],
  targets: Target[] = ['kubernetes', 'compose'],
  rest: Partial<Container> = {},
) {
  const web = workload('web', { volumes, targets, containers: [container({ mounts, ...rest })] });
  return check(volumeNestedMount, { model: { workloads: [web] } });
}

describe('volume/nested-mount', () => {
  test.each([
    ['beside each other', [file('/etc/app.yaml'), at('/etc/app', 'folder')]],
    ['in writable scratch space', [at('/data', 'scratch'), file('/data/a/app.yaml')]],
    ['of which one name begins with the other', [at('/etc/app', 'folder'), file('/etc/app2')]],
  ])('takes mounts %s', (_, mounts) => {
    expect(found(mounts)).toEqual([]);
  });

  test.each([
    ['a file in a folder of files', [at('/etc/app', 'folder'), file('/etc/app/d.yaml')], 'Kubernetes'],
    ['scratch space in it, deep', [at('/etc/app', 'keys'), at('/etc/app/x/y', 'scratch')], 'Kubernetes'],
    [
      'a file that the folder has',
      [at('/etc/app', 'folder'), file('/etc/app/a.yaml')],
      'Kubernetes and Compose',
    ],
    ['a mount below a file', [file('/etc/app'), at('/etc/app/x', 'scratch')], 'Kubernetes and Compose'],
    [
      'a mount in scratch space that is only read',
      [at('/data', 'scratch', { readOnly: true }), file('/data/x')],
      'Kubernetes and Compose',
    ],
  ])('does not take %s', (_, mounts, targets) => {
    const [finding, ...more] = found(mounts);
    expect(more).toEqual([]);
    expect(finding?.property).toEqual(mounts[1]?.property);
    expect(finding?.message.endsWith(` on ${targets}.`)).toBe(true);
  });

  test('takes what only Kubernetes cannot do where there is no Kubernetes', () => {
    const mounts = [at('/etc/app', 'folder'), file('/etc/app/d.yaml')];
    expect(found(mounts, ['compose'])).toEqual([]);
  });

  test('says where the file belongs, and names the props of the container', () => {
    const mounts = [at('/etc/app', 'folder'), file('/etc/app/d.yaml')];
    expect(found(mounts, ['kubernetes'], { property: ['containers', 0] })).toMatchObject([
      {
        property: ['containers', 0, 'volumes', '/etc/app/d.yaml'],
        fix: 'Add it to the files of "/etc/app", as "d.yaml".',
      },
    ]);
  });
});

import { lowerPodTemplate } from '../../lib/kubernetes/pod';
import type { Deployment } from '../../lib/model/deployment';
import { complete } from '../../lib/passes/complete';
import { container, service, workload } from '../model/parts';
import { makePrepared } from '../passes/prepared';
import { noOthers } from './make';

const db = workload('db');

function lower(rest: Partial<Deployment> = {}) {
  const prepared = makePrepared({ services: [service(db)] });
  const template = lowerPodTemplate(complete(workload('api', rest)), prepared, noOthers);
  if (template.spec === undefined) throw new Error('a template has a spec');
  return template.spec;
}

test('what holds for the pod comes before its containers, and their volumes after', () => {
  const pod = lower({ pullSecrets: ['registry'], initContainers: [container({ name: 'migrate' })] });
  expect(Object.keys(pod)).toEqual([
    'serviceAccountName',
    'automountServiceAccountToken',
    'enableServiceLinks',
    'imagePullSecrets',
    'securityContext',
    'terminationGracePeriodSeconds',
    'initContainers',
    'containers',
    'volumes',
  ]);
  expect(pod.imagePullSecrets).toEqual([{ name: 'registry' }]);
});

test('a plain pod has an account without a token, no service links, and the seccomp profile of the runtime', () => {
  const { containers: _, ...pod } = lower();
  expect(pod).toEqual({
    serviceAccountName: 'api',
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    terminationGracePeriodSeconds: 30,
    volumes: [{ name: 'tmp', emptyDir: {} }],
  });
});

test('the token is mounted where the workload asks for it', () => {
  const identity = { name: 'operator', create: false, mountToken: true };
  expect(lower({ identity })).toMatchObject({
    serviceAccountName: 'operator',
    automountServiceAccountToken: true,
  });
});

test('waits come first, then init containers in their order, then sidecars', () => {
  const pod = lower({
    startAfter: [{ workload: db }],
    initContainers: [container({ name: 'migrate' }), container({ name: 'seed' })],
    sidecars: [container({ name: 'proxy' })],
  });
  expect(pod.initContainers?.map(({ name, restartPolicy }) => [name, restartPolicy])).toEqual([
    ['wait-for-db', undefined],
    ['migrate', undefined],
    ['seed', undefined],
    ['proxy', 'Always'],
  ]);
});

test('a grace period is whole seconds, rounded up', () => {
  expect(lower({ stopGracePeriod: 2500 }).terminationGracePeriodSeconds).toBe(3);
});

describe('files that are closed to others', () => {
  const volume = { type: 'secret', name: 'tls', secret: 'tls', files: { key: 'key' } } as const;

  test('are read through the group of the pod', () => {
    expect(lower({ volumes: [{ ...volume, mode: 0o400 }] }).securityContext?.fsGroup).toBe(10001);
  });

  test('open ones need no group', () => {
    expect(lower({ volumes: [volume] }).securityContext).not.toHaveProperty('fsGroup');
    expect(lower({ volumes: [{ ...volume, mode: 0o444 }] }).securityContext).not.toHaveProperty('fsGroup');
  });

  test('whoever the image chooses has to do without', () => {
    const containers = [container({ user: 'image' })];
    const pod = lower({ containers, volumes: [{ ...volume, mode: 0o400 }] });
    expect(pod.securityContext).not.toHaveProperty('fsGroup');
  });
});

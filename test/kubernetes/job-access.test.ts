import { chart, job, workload } from '../model/parts';
import { makePrepared } from '../passes/prepared';
import { objectsByKind } from './make';

const migrate = job('migrate');
const load = job('load');

test('who waits for Jobs may get those, and nothing else', () => {
  const waiting = workload('api', {
    startAfter: [{ workload: migrate }, { workload: load }, { workload: migrate }],
    identity: { name: 'robot', create: false },
  });
  const { Role, RoleBinding } = objectsByKind(waiting);
  expect(Role).toMatchObject({
    metadata: { name: 'api-start-after' },
    rules: [
      { apiGroups: ['batch'], resources: ['jobs'], resourceNames: ['migrate', 'load'], verbs: ['get'] },
    ],
  });
  expect(RoleBinding).toMatchObject({
    metadata: { name: 'api-start-after' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'api-start-after' },
    subjects: [{ kind: 'ServiceAccount', name: 'robot' }],
  });
});

test.each([
  ['waits for nobody', {}],
  ['waits for what is no Job', { startAfter: [{ workload: workload('db') }] }],
  ['waits for a Job of Compose', { startAfter: [{ workload: job('x', { targets: ['compose'] }) }] }],
  [
    'waits for a Job of another namespace',
    { startAfter: [{ workload: job('x', { chart: chart('other', { namespace: 'other' }) }) }] },
  ],
] as const)('who %s may do nothing', (_case, { startAfter = [] }: { startAfter?: readonly object[] }) => {
  const waiting = workload('api', { startAfter: [] });
  Object.assign(waiting, { startAfter });
  expect(Object.keys(objectsByKind(waiting, makePrepared()))).toEqual(['ServiceAccount', 'Deployment']);
});

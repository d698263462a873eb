import type { Permission } from '../../../lib/model/permission';
import { rbacNoNamespace } from '../../../lib/validation/rules/rbac-no-namespace';
import { chart, workload } from '../../model/parts';
import { check } from './check';

const read: Permission = { resources: ['nodes'], apiGroups: [''], verbs: ['get'], clusterWide: false };

function found(permissions: readonly Permission[], parts: Parameters<typeof workload>[1] = {}) {
  const workloads = [workload('reader', { permissions, ...parts })];
  return check(rbacNoNamespace, { model: { workloads } }).map(({ property }) => property);
}

test('who is allowed something in the whole cluster has to be in a known namespace', () => {
  const wide = { ...read, clusterWide: true };
  expect(found([read, wide])).toEqual([['permissions', 1, 'clusterWide']]);
  expect(found([read])).toEqual([]);
  expect(found([wide], { chart: chart('shop', { namespace: 'shop' }) })).toEqual([]);
  expect(found([wide], { targets: ['compose'] })).toEqual([]);
});

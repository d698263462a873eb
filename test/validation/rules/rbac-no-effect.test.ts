import { rbacNoEffect } from '../../../lib/validation/rules/rbac-no-effect';
import { inRole } from './roles';

test('a Role allows nothing with what is in no namespace', () => {
  expect(inRole(rbacNoEffect, { resources: ['pods', 'nodes/metrics'] })).toEqual(['resources/1']);
  expect(inRole(rbacNoEffect, { resources: ['nodes'] }, 'ClusterRole')).toEqual([]);
});

test('but with a namespace itself, and with what others call the same', () => {
  expect(inRole(rbacNoEffect, { resources: ['namespaces'] })).toEqual([]);
  expect(inRole(rbacNoEffect, { resources: ['nodes'], apiGroups: ['metrics.k8s.io'] })).toEqual([]);
  expect(inRole(rbacNoEffect, { resources: ['orders'], apiGroups: ['acme.dev'] })).toEqual([]);
});

test('what is made has no name yet, unless it is a part of something', () => {
  const named = { resourceNames: ['a'] };
  expect(inRole(rbacNoEffect, { verbs: ['get', 'create'], ...named })).toEqual(['verbs/1']);
  expect(inRole(rbacNoEffect, { verbs: ['deletecollection'], ...named }, 'ClusterRole')).toEqual(['verbs/0']);
  expect(inRole(rbacNoEffect, { resources: ['pods/exec'], verbs: ['create'], ...named })).toEqual([]);
  expect(inRole(rbacNoEffect, { verbs: ['create'] })).toEqual([]);
});

test('a star stands for no part of a resource', () => {
  expect(inRole(rbacNoEffect, { resources: ['pods/log', 'pods/*'] })).toEqual(['resources/1']);
  expect(inRole(rbacNoEffect, { resources: ['nodes/*'] })).toEqual(['resources/0']);
  expect(inRole(rbacNoEffect, { resources: ['*', '*/scale'] }, 'ClusterRole')).toEqual([]);
});

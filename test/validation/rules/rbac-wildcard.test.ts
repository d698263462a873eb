import { rbacWildcard } from '../../../lib/validation/rules/rbac-wildcard';
import { check } from './check';
import { inRole } from './roles';

test('a star in any part of a rule is told, once', () => {
  expect(inRole(rbacWildcard, { verbs: ['get', '*'] })).toEqual(['verbs']);
  expect(inRole(rbacWildcard, { resources: ['*'] }, 'ClusterRole')).toEqual(['resources']);
  expect(inRole(rbacWildcard, { apiGroups: ['*'], resources: ['*'], verbs: ['*'] })).toEqual(['apiGroups']);
});

test('a star for the parts of one resource is none, and neither is a rule that is not well formed', () => {
  expect(inRole(rbacWildcard, { resources: ['pods/*'] })).toEqual([]);
  expect(inRole(rbacWildcard, { verbs: 'all' })).toEqual([]);
  const object = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: {},
    rules: null,
  };
  expect(check(rbacWildcard, { objects: [{ object }] })).toEqual([]);
});

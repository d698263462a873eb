import type { Rule } from '../../../lib/validation/rule';
import { check, placesOf } from './check';

/** Where a rule has something against one rule of a role of somebody else's. */
export function inRole(rule: Rule, content: object, kind: 'Role' | 'ClusterRole' = 'Role'): string[] {
  const object = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind,
    metadata: { name: 'reader' },
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], ...content }],
  };
  return placesOf(check(rule, { objects: [{ object }] })).map((place) =>
    place.replace(/^.*\/rules\/0\//, ''),
  );
}

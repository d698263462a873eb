import { placeIn } from '../../kubernetes-object';
import { eachRoleRule } from '../../role-rules';
import type { PolicyRule } from '../policy-rule';

const making = ['create', 'patch', 'update', '*'];
const makers = [
  'pods',
  'deployments',
  'statefulsets',
  'daemonsets',
  'replicasets',
  'jobs',
  'cronjobs',
  'replicationcontrollers',
];

/** Whoever makes a pod chooses its account, and what it mounts. */
export const rbacCreatePods: PolicyRule<'rbac/create-pods'> = {
  code: 'rbac/create-pods',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: ({ report }) =>
      eachRoleRule(({ object, pointer, resources, verbs, names }) => {
        // A named object is there already, and `create` knows no names.
        if (names.length > 0 || !verbs.some((verb) => making.includes(verb))) return;
        const index = resources.findIndex((resource) => makers.includes(resource));
        if (index < 0) return;
        report({
          message: `The ${object.kind} "${object.name}" allows to make or change ${resources[index]}.`,
          origin: object.source.origin,
          affected: [placeIn(object, pointer, 'resources', index)],
          subject: `${object.kind} ${object.namespace}/${object.name}${pointer}`,
          consequence:
            'A pod may be of any account of its namespace and mount any Secret there: so may whoever makes it.',
          fix: 'Leave it to controllers that are made for it, or keep such an account to a namespace of its own.',
        });
      }),
  }),
};

import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { pods } from '../seen';

/** Pods that are the first to go, and the last to get a node. */
export const schedulingNoPriority: PolicyRule<'scheduling/no-priority'> = {
  code: 'scheduling/no-priority',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: pods((object) =>
      object.pod.spec.priorityClassName
        ? undefined
        : {
            message: `The pods of ${nameOf(object)} are of no PriorityClass.`,
            consequence: 'Where nodes are full, they are evicted for whatever has one.',
            fix: '`priorityClassName`, one that the cluster has.',
          },
    ),
  }),
};

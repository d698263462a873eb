import { repositoryOf } from '../../model/image';
import { databaseOf, runsAsItIs } from '../../model/image-facts';
import { mostPods } from '../../model/workload';
import type { Rule } from '../rule';

/** Several replicas of a database that is one by itself. */
export const imageNotReplicated: Rule = {
  code: 'image/not-replicated',
  model: ({ report }) => ({
    workload(workload) {
      const [first] = workload.containers;
      const count = mostPods(workload);
      // One on each node is each for itself.
      if (workload.kind === 'agent') return;
      if (count < 2 || first === undefined || !runsAsItIs(first)) return;
      const database = databaseOf(first.image);
      if (database === undefined || database.clusters) return;
      report({
        message: `${count} replicas of the image "${repositoryOf(first.image)}" are ${count} databases, which know nothing of each other.`,
        origin: workload.origin,
        property: ['scale'],
        consequence: 'Each connection would reach any of them, and find what was written there alone.',
        fix: 'Run one replica. For more of it take an operator, or a service that is run for you, as an External.',
      });
    },
  }),
};

import type { Affected } from '../../../diagnostics/finding';
import type { Origin } from '../../../diagnostics/origin';
import type { JsonObject } from '../../../model/json';
import { objectIn } from '../../../model/read-json';
import { nameOf, placeIn } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { selectorIndex } from '../selector-index';

interface Kept {
  readonly name: string;
  readonly namespace: string;
  readonly labels: JsonObject;
  readonly origin: Origin;
  readonly place: Affected;
}

/** Several replicas that no budget keeps from being evicted all together. */
export const disruptionNoBudget: PolicyRule<'disruption/no-budget'> = {
  code: 'disruption/no-budget',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: ({ report }) => {
      const budgets = selectorIndex();
      const workloads: Kept[] = [];
      return {
        kinds: {
          'policy/PodDisruptionBudget': ({ content, namespace }) =>
            budgets.add(namespace, objectIn(content.spec).selector),
        },
        pod(object) {
          const { kind, namespace, content, source, pod } = object;
          const { replicas } = objectIn(content.spec);
          if (
            (kind !== 'Deployment' && kind !== 'StatefulSet') ||
            typeof replicas !== 'number' ||
            replicas < 2
          )
            return;
          workloads.push({
            name: nameOf(object),
            namespace,
            labels: objectIn(pod.metadata.labels),
            origin: source.origin,
            place: placeIn(object, '/spec/replicas'),
          });
        },
        finish() {
          for (const { name, namespace, labels, origin, place } of workloads) {
            if (budgets.finds(namespace, labels)) continue;
            report({
              message: `No PodDisruptionBudget is for the pods of ${name}.`,
              origin,
              affected: [place],
              subject: `${name} ${namespace}`,
              consequence: 'Where several nodes are drained at once, all replicas may be gone at once.',
              fix: 'Make one, `maxUnavailable: 1`; in Lading, `disruptionBudget: { maxUnavailable: 1 }`.',
            });
          }
        },
      };
    },
  }),
};

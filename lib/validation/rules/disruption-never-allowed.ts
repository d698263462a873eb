import { objectIn } from '../../model/read-json';
import type { DisruptionBudget } from '../../model/rollout';
import type { Workload } from '../../model/workload';
import { placeIn } from '../kubernetes-object';
import type { Rule } from '../rule';

const consequence =
  'Draining a node, which every upgrade of a cluster does, would wait for its pods for good.';

/** Budgets under which no pod may ever be evicted: nodes that such pods are on cannot be drained. */
export const disruptionNeverAllowed: Rule = {
  code: 'disruption/never-allowed',
  modelOn: {
    kubernetes: ({ report }) => ({
      workload(workload) {
        if (!('disruptionBudget' in workload)) return;
        const { name, origin, disruptionBudget } = workload;
        const replicas = fewestOf(workload);
        if (!disruptionBudget || replicas === 0 || !keepsAll(disruptionBudget, replicas)) return;
        const { minAvailable } = disruptionBudget;
        report({
          message: `The disruption budget of "${name}" keeps ${minAvailable} of ${replicas} ${replicas === 1 ? 'replica' : 'replicas'}: none may ever be evicted.`,
          origin,
          property: ['disruptionBudget', 'minAvailable'],
          consequence,
          fix:
            replicas === 1
              ? 'Run two replicas, or leave the budget out: a single replica is gone for a moment wherever it moves.'
              : 'Say how many may be missing: `disruptionBudget: { maxUnavailable: 1 }`.',
        });
      },
    }),
  },
  kubernetes: ({ report }) => ({
    kinds: {
      'policy/PodDisruptionBudget': (object) => {
        const { maxUnavailable, minAvailable } = objectIn(object.content.spec);
        const field = isNone(maxUnavailable)
          ? 'maxUnavailable'
          : minAvailable === '100%'
            ? 'minAvailable'
            : undefined;
        if (field === undefined) return;
        report({
          message: `The PodDisruptionBudget "${object.name}" says \`${field}: ${field === 'maxUnavailable' ? maxUnavailable : minAvailable}\`: no pod may ever be evicted.`,
          origin: object.source.origin,
          affected: [placeIn(object, '/spec', field)],
          consequence,
          fix: 'Let one be missing: `maxUnavailable: 1`.',
        });
      },
    },
  }),
};

function isNone(amount: unknown): amount is number | string {
  return amount === 0 || amount === '0%';
}

/** How many replicas there are when the load is least. */
function fewestOf(workload: Workload): number {
  const { scale } = 'scale' in workload ? workload : {};
  if (scale === undefined) return 1;
  return scale.type === 'fixed' ? scale.replicas : scale.min;
}

/** Kubernetes rounds a part of the replicas up. What is kept by every number of them is told of the object itself. */
function keepsAll({ minAvailable }: DisruptionBudget, replicas: number): boolean {
  if (minAvailable === undefined || minAvailable === '100%') return false;
  const kept =
    typeof minAvailable === 'number'
      ? minAvailable
      : Math.ceil((Number.parseInt(minAvailable, 10) * replicas) / 100);
  return kept >= replicas;
}

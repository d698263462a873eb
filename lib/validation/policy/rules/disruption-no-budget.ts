import { objectIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { unselected } from '../unselected';

/** Several replicas that no budget keeps from being evicted all together. */
export const disruptionNoBudget: PolicyRule<'disruption/no-budget'> = {
  code: 'disruption/no-budget',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: unselected({
      // One without a selector finds none.
      selectors: {
        'policy/PodDisruptionBudget': ({ content }) => objectIn(content.spec).selector ?? undefined,
      },
      at({ kind, content }) {
        const { replicas } = objectIn(content.spec);
        const isAsked = kind === 'Deployment' || kind === 'StatefulSet';
        return isAsked && typeof replicas === 'number' && replicas >= 2 ? '/spec/replicas' : undefined;
      },
      told: (name) => ({
        message: `No PodDisruptionBudget is for the pods of ${name}.`,
        consequence: 'Where several nodes are drained at once, all replicas may be gone at once.',
        fix: 'Make one, `maxUnavailable: 1`; in Lading, `disruptionBudget: { maxUnavailable: 1 }`.',
      }),
    }),
  }),
};

import type { Affected } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { asText, objectIn } from '../../model/read-json';
import type { DisruptionBudget } from '../../model/rollout';
import type { Workload } from '../../model/workload';
import { budgeted } from '../budgeted';
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
  kubernetes({ store, report }) {
    const { kinds, fewest } = budgeted();
    const asking: Asking[] = [];
    return {
      kinds: {
        ...kinds,
        'policy/PodDisruptionBudget'(object) {
          const { name, namespace, content, source } = object;
          const { maxUnavailable, minAvailable, selector } = objectIn(content.spec);
          const field = isNone(maxUnavailable) ? 'maxUnavailable' : 'minAvailable';
          const place = placeIn(object, '/spec', field);
          if (isNone(maxUnavailable) || minAvailable === '100%')
            report({
              message: `The PodDisruptionBudget "${name}" says \`${field}: ${asText(isNone(maxUnavailable) ? maxUnavailable : minAvailable)}\`: no pod may ever be evicted.`,
              origin: source.origin,
              affected: [place],
              consequence,
              fix: 'Let one be missing: `maxUnavailable: 1`.',
            });
          // What is ours is told of the model, with the replicas that it has there.
          else if (isAmount(minAvailable) && (!source.own || source.patched))
            asking.push({ name, namespace, selector, minAvailable, origin: source.origin, place });
        },
      },
      finish() {
        for (const { name, namespace, selector, minAvailable, origin, place } of asking) {
          const replicas = fewest(store.pods(), namespace, selector);
          if (!replicas || !keepsAll({ minAvailable }, replicas)) continue;
          report({
            message: `The PodDisruptionBudget "${name}" keeps ${minAvailable} of ${replicas} ${replicas === 1 ? 'replica' : 'replicas'}, which is all there is where the load is least: none may be evicted then.`,
            origin,
            affected: [place],
            subject: `${namespace}/${name}`,
            consequence,
            fix:
              replicas === 1
                ? 'Run two replicas, or take the budget out: a single replica is gone for a moment wherever it moves.'
                : 'Say how many may be missing: `maxUnavailable: 1`.',
          });
        }
      },
    };
  },
};

/** A budget that needs to know how many pods there are. */
interface Asking extends Required<Pick<DisruptionBudget, 'minAvailable'>> {
  readonly name: string;
  readonly namespace: string;
  readonly selector: unknown;
  readonly origin: Origin;
  readonly place: Affected;
}

/** Others are refused by the server. */
function isAmount(amount: unknown): amount is number | string {
  return typeof amount === 'number' || (typeof amount === 'string' && /^\d{1,3}%$/.test(amount));
}

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
function keepsAll({ minAvailable }: Pick<DisruptionBudget, 'minAvailable'>, replicas: number): boolean {
  if (minAvailable === undefined || minAvailable === '100%') return false;
  const kept =
    typeof minAvailable === 'number'
      ? minAvailable
      : Math.ceil((Number.parseInt(minAvailable, 10) * replicas) / 100);
  return kept >= replicas;
}

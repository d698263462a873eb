import type { Field } from '../model/fields';
import type { DisruptionBudget, Rollout } from '../model/rollout';
import { at, type Leaves, leaves, visitNamed, visitPart, type Walk } from './walk';

const fields = leaves({
  strategy: at('rollout.strategy'),
  maxSurge: 'rollout.maxSurge',
  maxUnavailable: 'rollout.maxUnavailable',
  minReady: 'rollout.minReady',
  progressDeadline: 'rollout.progressDeadline',
} satisfies Leaves<Rollout, 'rollout'>);

export function visitRollout(walk: Walk, rollout: Rollout | undefined): void {
  if (rollout) visitPart(walk, 'rollout', rollout, fields);
}

export function visitBudget(walk: Walk, budget: DisruptionBudget | false | undefined): void {
  if (budget === undefined) return;
  const visit = (field: Field, value: unknown) => visitNamed(walk, 'disruptionBudget', field, value);
  if (budget === false) visit('workload.disruptionBudget.none', true);
  else if ('minAvailable' in budget) visit('workload.disruptionBudget.minAvailable', budget.minAvailable);
  else visit('workload.disruptionBudget.maxUnavailable', budget.maxUnavailable);
}

import { checkDisruptionBudget } from '../disruption-budget';
import type { KindChecks } from '../kind-checks';

export const policy: KindChecks = { PodDisruptionBudget: [checkDisruptionBudget] };

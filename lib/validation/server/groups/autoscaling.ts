import { checkAutoscaler } from '../autoscaler';
import type { KindChecks } from '../kind-checks';

export const autoscaling: KindChecks = { HorizontalPodAutoscaler: [checkAutoscaler] };

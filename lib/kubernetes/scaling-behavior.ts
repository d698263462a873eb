import { mapList } from '../model/map-list';
import type { ScalingBehavior, ScalingRules } from '../model/scale';
import type { HorizontalPodAutoscalerBehavior, HPAScalingRules } from './api.generated';
import { toSeconds } from './seconds';

export function lowerBehavior({ scaleUp, scaleDown }: ScalingBehavior): HorizontalPodAutoscalerBehavior {
  const lowered: HorizontalPodAutoscalerBehavior = {};
  if (scaleUp !== undefined) lowered.scaleUp = lowerRules(scaleUp);
  if (scaleDown !== undefined) lowered.scaleDown = lowerRules(scaleDown);
  return lowered;
}

function lowerRules({ stabilizationWindow, selectPolicy, policies }: ScalingRules): HPAScalingRules {
  const rules: HPAScalingRules = {};
  if (stabilizationWindow !== undefined) rules.stabilizationWindowSeconds = toSeconds(stabilizationWindow);
  if (selectPolicy !== undefined) rules.selectPolicy = selectPolicy;
  if (policies !== undefined) {
    rules.policies = mapList(policies, ({ type, value, period }) => ({
      type,
      value,
      periodSeconds: toSeconds(period, 1),
    }));
  }
  return rules;
}

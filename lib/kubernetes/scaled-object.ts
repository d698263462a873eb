import type { Keda, Trigger } from '../model/scale';
import type { Range, Scaled } from './horizontal-pod-autoscaler';
import type { ScaledObject, ScaledObjectSpec, ScaleTrigger } from './keda-api';
import { kinds } from './kinds';
import { lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';
import { lowerBehavior } from './scaling-behavior';
import { toSeconds } from './seconds';
import { sortKeys } from './sort-keys';
import { authenticationName } from './trigger-authentication';

const apiVersion = 'keda.sh/v1alpha1';

/** There where the number of replicas is left to KEDA. */
export function planScaledObject(workload: Scaled): readonly PlannedObject[] {
  const { name, scale } = workload;
  if (scale?.type !== 'range' || scale.keda === undefined) return [];
  const { keda } = scale;
  return [
    {
      id: 'ScaledObject',
      apiVersion,
      kind: 'ScaledObject',
      name,
      patch: 'scaledObject',
      lower: () => lowerScaledObject(workload, scale, keda),
    },
  ];
}

function lowerScaledObject(workload: Scaled, scale: Range, keda: Keda): ScaledObject {
  const spec: Omit<ScaledObjectSpec, 'triggers'> = {
    scaleTargetRef: { ...kinds[workload.kind], name: workload.name },
    minReplicaCount: scale.min,
    maxReplicaCount: scale.max,
  };
  if (keda.pollingInterval !== undefined) spec.pollingInterval = toSeconds(keda.pollingInterval, 1);
  if (keda.cooldownPeriod !== undefined) spec.cooldownPeriod = toSeconds(keda.cooldownPeriod);
  if (keda.fallback !== undefined)
    spec.fallback = { replicas: keda.fallback.replicas, failureThreshold: keda.fallback.failureThreshold };
  const advanced = lowerAutoscalerConfig(workload.name, scale);
  if (Object.keys(advanced).length > 0) spec.advanced = { horizontalPodAutoscalerConfig: advanced };
  return {
    apiVersion,
    kind: 'ScaledObject',
    metadata: lowerMetadata(workload),
    spec: Object.assign(spec, {
      triggers: [
        ...lowerResources(scale),
        ...keda.triggers.map((trigger, index) =>
          lowerTrigger(trigger, () => authenticationName(workload, scale, index)),
        ),
      ],
    }),
  };
}

/** What KEDA puts before the name of the autoscaler that it makes; the whole is the value of a label as well. */
const prefix = 'keda-hpa-';
const longestLabel = 63;

function lowerAutoscalerConfig(name: string, { behavior }: Range) {
  const config: NonNullable<ScaledObjectSpec['advanced']>['horizontalPodAutoscalerConfig'] = {};
  if (prefix.length + name.length > longestLabel) config.name = name;
  if (behavior !== undefined) config.behavior = lowerBehavior(behavior);
  return config;
}

function lowerResources({ cpu, memory }: Range): ScaleTrigger[] {
  return Object.entries({ cpu, memory }).flatMap(([type, percent]) =>
    percent === undefined ? [] : [{ type, metricType: 'Utilization', metadata: { value: String(percent) } }],
  );
}

function lowerTrigger(
  { type, name, authentication, login, metadata }: Trigger,
  ownName: () => string,
): ScaleTrigger {
  const trigger: Omit<ScaleTrigger, 'metadata'> = { type };
  if (name !== undefined) trigger.name = name;
  if (login !== undefined) trigger.authenticationRef = { name: ownName() };
  else if (authentication !== undefined) {
    trigger.authenticationRef =
      authentication.kind === 'TriggerAuthentication' ? { name: authentication.name } : { ...authentication };
  }
  return Object.assign(trigger, { metadata: sortKeys(metadata) });
}

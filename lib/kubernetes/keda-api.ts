import type { HorizontalPodAutoscalerBehavior, ObjectMeta } from './api.generated';

/** A ScaledObject of KEDA, as far as Lading writes it. */
export interface ScaledObject {
  apiVersion: 'keda.sh/v1alpha1';
  kind: 'ScaledObject';
  metadata: ObjectMeta;
  spec: ScaledObjectSpec;
}

export interface ScaledObjectSpec {
  scaleTargetRef: { apiVersion: string; kind: string; name: string };
  minReplicaCount: number;
  maxReplicaCount: number;
  pollingInterval?: number;
  cooldownPeriod?: number;
  fallback?: { failureThreshold: number; replicas: number };
  advanced?: {
    horizontalPodAutoscalerConfig: { name?: string; behavior?: HorizontalPodAutoscalerBehavior };
  };
  triggers: ScaleTrigger[];
}

/** A TriggerAuthentication of KEDA, as far as Lading writes it. */
export interface TriggerAuthentication {
  apiVersion: 'keda.sh/v1alpha1';
  kind: 'TriggerAuthentication';
  metadata: ObjectMeta;
  spec: {
    podIdentity?: { provider: string };
    secretTargetRef?: { parameter: string; name: string; key: string }[];
  };
}

export interface ScaleTrigger {
  type: string;
  name?: string;
  metricType?: 'Utilization' | 'AverageValue' | 'Value';
  metadata: Record<string, string>;
  authenticationRef?: { kind?: string; name: string };
}

import type { SecretReference } from './reference';

/** A fixed number of replicas, or a range steered by what is measured. */
export type Scale =
  | { readonly type: 'fixed'; readonly replicas: number }
  | {
      readonly type: 'range';
      readonly min: number;
      readonly max: number;
      /** Average utilization in percent of the request. */
      readonly cpu?: number;
      readonly memory?: number;
      readonly metrics?: readonly ScaleMetric[];
      readonly behavior?: ScalingBehavior;
      /** What KEDA steers by, in place of the autoscaler of Kubernetes. */
      readonly keda?: Keda;
    };

/** Something else that is measured; amounts as Kubernetes writes them. */
export type ScaleMetric =
  | {
      readonly type: 'pods';
      readonly metric: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly average: string;
    }
  | {
      readonly type: 'object';
      readonly of: { readonly apiVersion?: string; readonly kind: string; readonly name: string };
      readonly metric: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly value?: string;
      readonly average?: string;
    }
  | {
      readonly type: 'external';
      readonly metric: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly value?: string;
      readonly average?: string;
    };

/** How fast the number of replicas follows, each way. */
export interface ScalingBehavior {
  readonly scaleUp?: ScalingRules;
  readonly scaleDown?: ScalingRules;
}

/** How fast it follows in one direction; times in milliseconds. */
export interface ScalingRules {
  readonly stabilizationWindow?: number;
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled';
  readonly policies?: readonly ScalingPolicy[];
}

/** How many replicas, or how many percent of them, may come or go within a time. */
export interface ScalingPolicy {
  readonly type: 'Pods' | 'Percent';
  readonly value: number;
  readonly period: number;
}

/** Times in milliseconds. */
export interface Keda {
  readonly triggers: readonly Trigger[];
  readonly pollingInterval?: number;
  readonly cooldownPeriod?: number;
  readonly fallback?: { readonly failureThreshold: number; readonly replicas: number };
}

/** One thing that KEDA looks at. */
export interface Trigger {
  /** The scaler: `cron`, `prometheus`. */
  readonly type: string;
  readonly name?: string;
  /** One that is in the cluster. */
  readonly authentication?: { readonly kind: TriggerAuthenticationKind; readonly name: string };
  /** What one of its own is made of. */
  readonly login?: TriggerLogin;
  readonly metadata: Readonly<Record<string, string>>;
}

/** How KEDA logs in where it asks. */
export interface TriggerLogin {
  /** Parameter of the scaler → the secret that it is. */
  readonly secrets: Readonly<Record<string, SecretReference>>;
  readonly podIdentity?: PodIdentityProvider;
}

/** Whom a pod is known to in its cloud by, in the words of KEDA. */
export const podIdentityProviders = ['aws', 'aws-eks', 'azure-workload', 'gcp'] as const;
export type PodIdentityProvider = (typeof podIdentityProviders)[number];

export type TriggerAuthenticationKind = 'TriggerAuthentication' | 'ClusterTriggerAuthentication';

import type { CustomCode, PolicyCode } from '../diagnostics/catalogue';
import type { DataSite } from '../diagnostics/location';
import type { CustomRule, RuleParameter } from './custom-rule';

/** What becomes of a policy rule's findings: nothing is looked for, it is told, or nothing is written. */
export const policyLevels = ['off', 'warning', 'error'] as const;
export type PolicyLevel = (typeof policyLevels)[number];

/** Sets of rules to begin with. */
export const policyPresets = [
  'recommended',
  'strict',
  'pod-security-baseline',
  'pod-security-restricted',
  'none',
] as const;
export type PolicyPreset = (typeof policyPresets)[number];

/** How much of a Pod Security Standard is asked for. */
export type StandardConfig = {
  /** `'baseline'`: what is dangerous; `'restricted'`: also whatever is not hardened. */
  readonly standard: 'baseline' | 'restricted';
};

/** The parameters of the rules that have any. */
export interface PolicyConfigs {
  readonly 'label/required': {
    /** Keys of labels that every object has to have. Default: none. */
    readonly labels: readonly string[];
    /** Keys of annotations that every object has to have. Default: none. */
    readonly annotations: readonly string[];
  };
  readonly 'probe/missing': {
    /** Which ones have to be there. Default: `['readiness', 'liveness']`. */
    readonly probes: readonly string[];
  };
  readonly 'resources/request-not-limit': {
    /** Of which resources the request has to be the limit. Default: `['memory']`. */
    readonly resources: readonly string[];
  };
  readonly 'resources/unset': {
    /** Default: `['cpu', 'memory']`. */
    readonly requests: readonly string[];
    /** Default: `['cpu', 'memory']`. */
    readonly limits: readonly string[];
  };
  readonly 'scale/few-replicas': {
    /** Default: 2. */
    readonly minimum: number;
  };
  readonly 'security/capabilities': StandardConfig;
  readonly 'security/low-user-id': {
    /** The lowest number that no user of a node is likely to have. Default: 10000. */
    readonly minimum: number;
  };
  readonly 'security/proc-mount': StandardConfig;
  readonly 'security/seccomp': StandardConfig;
  readonly 'service/exposed': {
    /** Types of Services that are not to be. Default: `['NodePort']`. */
    readonly types: readonly string[];
  };
}

/** The parameters of one rule; most have none. */
export type PolicyConfig<K extends PolicyCode> = K extends keyof PolicyConfigs
  ? PolicyConfigs[K]
  : { readonly level?: PolicyLevel };

/** What somebody says of a rule: its level, or its parameters, and its level if that is to be another. */
export type PolicySetting<K extends PolicyCode> =
  | PolicyLevel
  | ({ readonly level?: PolicyLevel } & Partial<PolicyConfig<K>>);

/** The same of a rule of their own. */
export type CustomSetting =
  | PolicyLevel
  | { readonly level?: PolicyLevel; readonly [parameter: string]: RuleParameter | undefined };

/** What somebody says of rules, by their codes. */
export type PolicySettings = KnownSettings & CustomSettings;

/** Of those of Lading. */
export type KnownSettings = { readonly [K in PolicyCode]?: PolicySetting<K> };

/** Rules of their own take what their definitions say. */
export interface CustomSettings {
  readonly [code: CustomCode]: CustomSetting | undefined;
}

/** What one place says of a policy: the app, `cdk8s.yaml`, or the command line. */
export interface PolicyLayer {
  /** Where several are named, each is laid over those before it. */
  readonly presets?: readonly PolicyPreset[];
  readonly rules?: PolicySettings;
  /** Rules of their own that are on from here. */
  readonly custom?: readonly CustomRule[];
  /** Where a file says something of a rule of their own, by its code; all that it says is text. */
  readonly sites?: Readonly<Record<string, DataSite>>;
}

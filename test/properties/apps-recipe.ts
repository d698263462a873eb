import type { Duration, Memory } from 'lading';
import type { Suppression } from '../../lib/diagnostics/origin';
import type { JsonPatchOperation } from '../../lib/model/patch';
import type { Target } from '../../lib/model/target';

/** Whole apps as plain data, so that they can be generated, shrunk, and built more than once. */
export interface Recipe {
  readonly charts: readonly ChartRecipe[];
  readonly workloads: readonly WorkloadRecipe[];
}

export interface ChartRecipe {
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly defaults?: Readonly<Record<string, unknown>>;
}

/** A value with one reference in it, or none. `to` counts the workloads that can be called, round and round. */
export type Value =
  | string
  | number
  | boolean
  | {
      readonly ref: 'host' | 'port' | 'url';
      readonly to: number;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly ref: 'secret' | 'config';
      readonly name: string;
      readonly key: string;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly ref: 'variable';
      readonly name: string;
      readonly default: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly ref: 'field'; readonly path: string; readonly before: string; readonly after: string }
  | {
      readonly ref: 'perTarget';
      readonly kubernetes: string;
      readonly compose: string;
      readonly before: string;
      readonly after: string;
    };

export type ProbeRecipe =
  | {
      readonly ask: 'httpGet';
      readonly path: string;
      readonly scheme?: 'HTTP' | 'HTTPS';
      readonly headers?: Readonly<Record<string, string>>;
      readonly timing: Timing;
    }
  | { readonly ask: 'tcp'; readonly timing: Timing }
  | { readonly ask: 'grpc'; readonly timing: Timing }
  | { readonly ask: 'exec'; readonly command: readonly string[]; readonly timing: Timing };

export interface Timing {
  readonly initialDelay?: Duration;
  readonly period?: Duration;
  readonly timeout?: Duration;
  readonly failureThreshold?: number;
}

export type HookRecipe =
  | { readonly run: readonly string[] }
  | { readonly get: string }
  | { readonly sleep: Duration };

export type VolumeRecipe =
  | {
      readonly holds: 'nothing';
      readonly medium?: 'disk' | 'memory';
      readonly sizeLimit?: Memory;
      readonly shared: boolean;
    }
  | { readonly holds: 'files'; readonly files: Readonly<Record<string, Value>>; readonly mode?: number }
  | { readonly holds: 'file'; readonly content: Value }
  | {
      readonly holds: 'secrets';
      readonly secret: string;
      readonly keys: readonly string[];
      readonly mode?: number;
    };

export interface ContainerRecipe {
  readonly command?: readonly Value[];
  readonly args?: readonly Value[];
  readonly workingDir?: string;
  readonly env?: Readonly<Record<string, Value>>;
  readonly volumes?: readonly VolumeRecipe[];
  /** How many ports it opens; their numbers are its own. */
  readonly ports: number;
  readonly startup?: ProbeRecipe;
  readonly readiness?: ProbeRecipe;
  readonly liveness?: ProbeRecipe;
  readonly postStart?: HookRecipe;
  readonly preStop?: HookRecipe | false;
  readonly build?: {
    readonly context: string;
    readonly dockerfile?: string;
    readonly target?: string;
    readonly args?: Readonly<Record<string, string>>;
  };
  /** Handed to the container as they are. */
  readonly plain: Readonly<Record<string, unknown>>;
}

export interface WorkloadRecipe {
  readonly kind: 'web' | 'worker' | 'deployment';
  readonly chart: number;
  readonly nested: boolean;
  readonly container: ContainerRecipe;
  readonly init: readonly ContainerRecipe[];
  readonly sidecars: readonly ContainerRecipe[];
  readonly startAfter: readonly number[];
  readonly calls: readonly number[];
  readonly targets?: readonly Target[];
  readonly expose?: Readonly<Record<string, unknown>>;
  readonly publish: boolean;
  readonly suppress?: readonly Suppression[];
  readonly composePatch?: readonly JsonPatchOperation[];
  readonly deploymentPatch?: Readonly<Record<string, unknown>>;
  /** Handed to the workload as they are. */
  readonly plain: Readonly<Record<string, unknown>>;
}

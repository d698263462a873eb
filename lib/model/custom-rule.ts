import type { CustomCode } from '../diagnostics/catalogue';
import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import type { PropertyPath } from '../diagnostics/property-path';
import type { Severity } from '../diagnostics/severity';
import type { PolicyLevel } from './policy';
import type { Target } from './target';

/** What a parameter of a rule of somebody's own may be. */
export type RuleParameter = string | number | boolean | readonly string[];
export type RuleConfig = Readonly<Record<string, RuleParameter>>;

/** What a rule of somebody's own has against what it was shown. */
export interface RuleProblem {
  /** One clear sentence. */
  readonly message: string;
  /**
   * Where in what the rule was shown: `['metadata', 'labels']`; of a workload, the property of its props. What is not there is
   * told at what is around it. Default: all of it.
   */
  readonly at?: PropertyPath;
  /** What would happen if it were applied as it is. */
  readonly consequence?: string;
  /** What to do about it. */
  readonly fix?: string;
  /** What was probably meant, shown at the place. */
  readonly suggestion?: string;
  /** Of this problem alone. Default: the level of the rule. */
  readonly severity?: Exclude<Severity, 'note'>;
}

/** What a rule of somebody's own is told beside what it is to look at. */
export interface RuleContext<C extends object = RuleConfig> {
  /** The parameters of the rule: its own, and what the policy says of them. */
  readonly config: C;
  /** What is looked at, as diagnostics name it: `Deployment/web`, `services.web`, `shop/web`. */
  readonly name: string;
  /** Tells a problem: a sentence, or more than that. May be called several times. */
  readonly report: (problem: string | RuleProblem) => void;
}

/** Beside an object of Kubernetes, or a part of one. */
export interface ObjectContext<C extends object = RuleConfig> extends RuleContext<C> {
  /** The versions of Kubernetes that it must be valid for, ascending: `['1.36', '1.37']`. */
  readonly versions: readonly string[];
}

/** Beside a container of a pod. */
export interface ContainerContext<C extends object = RuleConfig> extends ObjectContext<C> {
  /** The whole object: a Pod, or what makes pods. */
  readonly object: RuleObject;
  /** Whether it runs before the others, as init containers do; a sidecar of `restartPolicy: Always` is one, too. */
  readonly isInit: boolean;
}

/** Beside a service of a Compose project or of a stack. */
export interface ServiceContext<C extends object = RuleConfig> extends RuleContext<C> {
  readonly target: Exclude<Target, 'kubernetes'>;
}

/** Any object of Kubernetes, of which nothing is known but what each of them has. */
export interface RuleObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** What an app says of something that runs, whatever it becomes on each target. */
export interface RuleWorkload {
  /** What was written: `WebApp`, `CronJob`. */
  readonly construct: string;
  /** The construct's path in the app, `shop/web`. */
  readonly path: string;
  readonly name: string;
  /** The id of its chart. */
  readonly chart: string;
  readonly namespace?: string;
  readonly targets: readonly Target[];
  /** Those that it was given itself. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** How many run at a time at the most; of an Agent infinitely many, one on each node. */
  readonly mostPods: number;
  /** Main ones, init containers and sidecars. */
  readonly containers: readonly RuleWorkloadContainer[];
}

export interface RuleWorkloadContainer {
  readonly name: string;
  /** Where its own props stand in those of the construct, for `at`: `[]` for a WebApp, `['containers', 0]` for a Deployment. */
  readonly at: PropertyPath;
  /** Missing where only a target can tell, for a variable stands in it. */
  readonly image?: string;
  /** The app says how it is built. */
  readonly isBuilt: boolean;
  readonly ports: readonly { readonly name: string; readonly port: number; readonly protocol: string }[];
  /** The names of its variables. */
  readonly env: readonly string[];
  readonly probes: readonly ('startup' | 'readiness' | 'liveness')[];
}

/** Something that is wrong with how a rule was defined. */
export type RuleFault = Pick<Finding, 'code' | 'message' | 'suggestion' | 'fix' | 'property'>;

/** A rule of somebody's own, as `defineRule` has made it. */
export interface CustomRule {
  readonly code: CustomCode;
  readonly level: Exclude<PolicyLevel, 'off'>;
  readonly config: RuleConfig;
  /** Where more is said of it: an address. */
  readonly more?: string;
  /** Of which kinds it is shown objects. Default: all. */
  readonly kinds?: readonly string[];
  /** Where it is defined. */
  readonly origin: Origin;
  /** It cannot be asked where there are any. */
  readonly faults: readonly RuleFault[];
  object?(object: object, context: ObjectContext): unknown;
  container?(container: object, context: ContainerContext): unknown;
  service?(service: object, context: ServiceContext): unknown;
  workload?(workload: RuleWorkload, context: RuleContext): unknown;
}

const mark = Symbol.for('lading.rule');

/** Rules may be of another copy of this package. */
export function markRule(rule: CustomRule): CustomRule {
  Object.defineProperty(rule, mark, { value: true });
  return rule;
}

export function isCustomRule(value: unknown): value is CustomRule {
  return typeof value === 'object' && value !== null && Reflect.get(value, mark) === true;
}

export function isRuleCode(code: unknown): code is CustomCode {
  return typeof code === 'string' && code.length <= 70 && /^custom\/[a-z0-9][a-z0-9-]*$/.test(code);
}

export function isRuleParameter(value: unknown): value is RuleParameter {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string');
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

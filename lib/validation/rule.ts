import type { Code } from '../diagnostics/catalogue';
import type { Finding } from '../diagnostics/finding';
import type { AppModel } from '../model/app';
import type { JsonObject } from '../model/json';
import type { Route } from '../model/route';
import type { Service } from '../model/service';
import type { Workload } from '../model/workload';
import type { ComposeServiceObject } from './compose-service';
import type { KubernetesObject, PodObject } from './kubernetes-object';
import type { Fact, Store } from './store';

/** What a rule has found. The property is made out of the first affected place where it is not given. */
export interface Problem extends Omit<Finding, 'code'> {
  /**
   * Tells one defect of a construct from another. One defect that shows in several objects, or on both targets, is
   * one finding that names all these places. The property by default, and else the message.
   */
  readonly subject?: string;
}

export interface RuleContext {
  readonly app: AppModel;
  /** The Kubernetes objects seen so far; all of them when the rule finishes. */
  readonly store: Store;
  report(problem: Problem): void;
}

/**
 * What a rule looks at. The model comes first, then the final objects one by one (patched and foreign ones too) as
 * they are written, then the end. No object may be kept: there can be tens of thousands.
 */
export interface Checks {
  app?(app: AppModel): void;
  workload?(workload: Workload): void;
  service?(service: Service): void;
  route?(route: Route): void;
  /** `before` is the object that has the same identity. */
  kubernetesObject?(object: KubernetesObject, before: Fact | undefined): void;
  /** The Kubernetes objects among these that are pods or make some. */
  pod?(object: PodObject): void;
  composeService?(service: ComposeServiceObject): void;
  /** The Compose file without its services. */
  composeRest?(rest: JsonObject): void;
  finish?(): void;
}

/** One thing that can be wrong. Its state lives as long as one run, in what `begin` closes over. */
export interface Rule {
  readonly code: Code;
  readonly begin: (context: RuleContext) => Checks;
}

export function rule(code: Code, begin: Rule['begin']): Rule {
  return { code, begin };
}

import type { Code } from '../diagnostics/catalogue';
import type { Finding } from '../diagnostics/finding';
import type { AppModel } from '../model/app';
import type { Cluster } from '../model/cluster';
import type { Route } from '../model/route';
import type { Service } from '../model/service';
import type { Target } from '../model/target';
import type { Workload } from '../model/workload';
import type { ComposeFileObject, ComposeServiceObject } from './compose-object';
import type { KindName } from './kinds';
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

/** Looks at the model, before anything that is lowered from it. */
export interface ModelChecks {
  app?(app: AppModel): void;
  workload?(workload: Workload): void;
  service?(service: Service): void;
  route?(route: Route): void;
}

export interface ModelContext {
  readonly app: AppModel;
  report(problem: Problem): void;
}

/** `before` is the object that has the same identity. */
export type ObjectCheck = (object: KubernetesObject, before: Fact | undefined) => void;

/**
 * Looks at final Kubernetes objects one by one (patched and foreign ones too) as they are written, then at the end.
 * No object may be kept: there can be tens of thousands.
 */
export interface KubernetesChecks {
  /** Objects of every kind. */
  readonly object?: ObjectCheck;
  /** Objects of these kinds. */
  readonly kinds?: Readonly<Partial<Record<KindName, ObjectCheck>>>;
  /** Objects that are pods or make some. */
  pod?(object: PodObject): void;
  finish?(): void;
}

export interface KubernetesContext {
  /** What the objects were lowered from; undefined where they come from files. */
  readonly app: AppModel | undefined;
  /** The Kubernetes versions that an object must be valid for. */
  readonly versions: readonly string[];
  /** What somebody has said of the cluster; undefined where nobody has. */
  readonly cluster: Cluster | undefined;
  /** What is known of the objects seen so far; of all of them when the rule finishes. */
  readonly store: Store;
  report(problem: Problem): void;
}

/** Looks at the final services of a file of Docker's, then at the rest of the file, then at the end. */
export interface ComposeChecks {
  service?(service: ComposeServiceObject): void;
  /** The file without its services. */
  file?(file: ComposeFileObject): void;
  finish?(): void;
}

export interface ComposeContext {
  /** What the file was lowered from; undefined where it is somebody's own. */
  readonly app: AppModel | undefined;
  report(problem: Problem): void;
}

/**
 * One thing that can be wrong, and who looks for it where. State lives as long as one run, in what these functions
 * close over; each target has its own.
 */
export interface Rule {
  readonly code: Code;
  readonly model?: (context: ModelContext) => ModelChecks;
  /** The same of what matters on one target: only parts that are on it are shown, where the app is written for it. */
  readonly modelOn?: Readonly<Partial<Record<Target, (context: ModelContext) => ModelChecks>>>;
  readonly kubernetes?: (context: KubernetesContext) => KubernetesChecks;
  readonly compose?: (context: ComposeContext) => ComposeChecks;
  /** The same for a stack of Swarm. */
  readonly stack?: (context: ComposeContext) => ComposeChecks;
}

import type { Agent } from './agent';
import type { Container } from './container';
import type { CronJob } from './cron-job';
import type { Deployment } from './deployment';
import type { Dns } from './dns';
import type { Endpoint } from './endpoint';
import type { External } from './external';
import type { Isolation } from './isolation';
import type { Job } from './job';
import type { Logging } from './logging';
import type { Membership } from './mesh';
import type { Metrics } from './metrics';
import type { PartBase } from './part';
import type { Patch } from './patch';
import type { Permission } from './permission';
import type { Pod } from './pod';
import type { Scheduling } from './scheduling';
import type { StatefulApp } from './stateful-app';
import type { Target } from './target';
import type { Task } from './task';
import type { Views } from './views';
import type { Volume } from './volume';

/** When Compose starts a container again that has ended. */
export type RestartPolicy = 'always' | 'unless-stopped' | 'on-failure' | 'no';

/** Who a workload is to Kubernetes: an account of its own, or one that exists. */
export interface Identity {
  readonly name: string;
  readonly create: boolean;
  readonly mountToken?: boolean;
}

/** What every kind of workload has: containers, and how they start and stop. What is missing has a default. */
export interface WorkloadBase extends PartBase {
  /** Labels that Services and controllers find the pods by; derived from the name alone, unless somebody says them. */
  readonly selector: Readonly<Record<string, string>>;
  readonly containers: Container[];
  readonly initContainers: Container[];
  readonly sidecars: Container[];
  readonly volumes: Volume[];
  /** Milliseconds. */
  readonly stopGracePeriod?: number;
  readonly stopSignal?: string;
  readonly startAfter: StartAfter[];
  /** Whom this workload talks to, beyond the references in its values. */
  readonly calls: Endpoint[];
  /** Whom alone it talks to; missing where it may talk to everybody. */
  readonly network?: Isolation;
  /** What concerns meshes alone: missing in apps that have none. */
  mesh?: Membership;
  readonly identity: Identity;
  /** What its containers may ask of the API server. */
  readonly permissions?: readonly Permission[];
  readonly metrics?: Metrics;
  readonly pullSecrets?: readonly string[];
  readonly scheduling?: Scheduling;
  readonly hostname?: string;
  /** Host name → IP address, or `host-gateway`. */
  readonly hostAliases?: Readonly<Record<string, string>>;
  readonly dns?: Dns;
  readonly logging?: Logging;
  /** What `docker compose up` has to be asked for before it starts the workload. */
  readonly profiles?: readonly string[];
  /** Changes to its final service, for each of Docker's targets. */
  readonly servicePatches: Readonly<Partial<Record<Target, Patch>>>;
  /** What it is on the targets where it differs, where it does. */
  views?: Views<Workload>;
}

/** Every kind of workload. What is done with each kind stands in records over these keys: none can be forgotten. */
export interface Workloads {
  readonly deployment: Deployment;
  readonly statefulApp: StatefulApp;
  readonly agent: Agent;
  readonly pod: Pod;
  readonly job: Job;
  readonly cronJob: CronJob;
}

export type WorkloadKind = keyof Workloads;

/** What runs, of any kind or of the kinds that are named. Told apart by `kind`. */
export type Workload<K extends WorkloadKind = WorkloadKind> = {
  readonly [P in K]: Workloads[P] & { readonly kind: P };
}[K];

/** How many pods of a workload there are at a time, at the most; of an Agent as many as nodes, which nobody here knows. */
export function mostPods(workload: Workload): number {
  if (workload.kind === 'agent') return Number.POSITIVE_INFINITY;
  if ('parallelism' in workload) return podsOfTask(workload);
  const scale = 'scale' in workload ? workload.scale : undefined;
  if (scale === undefined) return 1;
  return scale.type === 'fixed' ? scale.replicas : scale.max;
}

/** No more than have to succeed run at once. */
function podsOfTask({ parallelism = 1, completions = parallelism }: Task): number {
  return Math.min(parallelism, completions);
}

/** Every container of a workload: the main ones first. */
export function containersOf({
  containers,
  initContainers,
  sidecars,
}: Pick<WorkloadBase, 'containers' | 'initContainers' | 'sidecars'>): readonly Container[] {
  return [...containers, ...initContainers, ...sidecars];
}

/** The containers that stay: they share one network, and any of them may answer at its port. */
export function servingContainers({
  containers,
  sidecars,
}: Pick<WorkloadBase, 'containers' | 'sidecars'>): readonly Container[] {
  return [...containers, ...sidecars];
}

/**
 * This workload starts when that one is healthy (or has started, where it has no health check), when that Job has
 * succeeded, or when that endpoint takes connections.
 */
export type StartAfter =
  | { readonly workload: Workload; readonly external?: never }
  | { readonly external: External; readonly workload?: never };

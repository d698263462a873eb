import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import type { Cluster } from './cluster';
import type { Config } from './config';
import type { EdgeProxy } from './edge-proxy';
import type { Existing } from './existing';
import type { ExternalName } from './external-name';
import type { ExternalSecret } from './external-secret';
import type { ImagePolicy } from './image-policy';
import type { Mesh } from './mesh';
import type { Namespace } from './namespace';
import type { Patch } from './patch';
import type { PodSecurityLevel } from './pod-security';
import type { PolicyLayer } from './policy';
import type { Route } from './route';
import type { Service } from './service';
import type { Target } from './target';
import type { Workload, Workloads } from './workload';

/** What belongs to one chart, and to the file of that name. */
export interface ChartModel {
  /** The chart's id: the ids below the app, joined by `-`. */
  readonly id: string;
  readonly origin: Origin;
  readonly namespace?: string;
  /** What the namespace that it is applied to enforces, as far as somebody says. */
  readonly security?: PodSecurityLevel;
  readonly labels: Readonly<Record<string, string>>;
  /** Which images its workloads may run; missing where all may. */
  readonly images?: ImagePolicy;
}

/** The whole app as plain data: what the passes, the targets and the rules read. */
export interface AppModel {
  readonly name: string;
  /** The one of its environments that it is for, where it has any. */
  readonly environment?: string;
  readonly origin: Origin;
  /** The folder that paths in the app are relative to; absolute. */
  readonly projectFolder: string;
  /** What is asked for: the others are not lowered, and say nothing. */
  readonly targets: readonly Target[];
  readonly kubernetes: KubernetesOptions;
  readonly compose: ComposeOptions;
  readonly swarm: SwarmOptions;
  /** What is said of policy, each laid over those before it; missing where nobody says anything. */
  readonly policy?: readonly PolicyLayer[];
  readonly charts: readonly ChartModel[];
  readonly workloads: readonly Workload[];
  readonly services: readonly Service[];
  readonly routes: readonly Route[];
  /** Those that are made: others are there already. */
  readonly namespaces: readonly Namespace[];
  readonly configs: readonly Config[];
  readonly meshes: readonly Mesh[];
  readonly externalNames: readonly ExternalName[];
  /** Objects of the cluster that the app uses and does not make. */
  readonly existing: readonly Existing[];
  /** Findings from construction: props that were not understood. */
  readonly findings: readonly Finding[];
}

/** Every kind of part that an app is made of. */
export interface Parts extends Workloads {
  readonly service: Service;
  readonly route: Route;
  readonly namespace: Namespace;
  readonly config: Config;
  readonly mesh: Mesh;
  readonly externalName: ExternalName;
  readonly externalSecret: ExternalSecret;
}

export type PartKind = keyof Parts;

/** What is lowered: each becomes objects of one target or more. Of any kind, or of the kinds that are named. */
export type ModelPart<K extends PartKind = PartKind> = {
  readonly [P in K]: Parts[P] & { readonly kind: P };
}[K];

export interface KubernetesOptions {
  /** Minor versions that every object must be valid for, ascending: `['1.35', '1.36', '1.37']`. */
  readonly versions: readonly string[];
  /** Image with `sh` and `nc`, for the init container that waits for another workload. */
  readonly waitImage: string;
  /** Image with `sh` and `curl`, for the init container that waits for a Job. */
  readonly jobWaitImage: string;
  /** What is known of the cluster; undefined where nobody says. */
  readonly cluster?: Cluster;
}

export interface ComposeOptions {
  /** The Compose project's name. */
  readonly name: string;
  /** The oldest docker compose that the output must work with, as major and minor: `5.3`. */
  readonly floor: string;
  /** The file that holds the values of variables, relative to the project's folder; else `.env` beside compose.yaml. */
  readonly envFile?: string;
  /** Image with `wget`, `nc` and `grpc_health_probe`, for what asks in the place of an image without tools. */
  readonly healthImage?: string;
  /** What takes requests for host names; else each route has a port of localhost. */
  readonly edge?: EdgeProxy;
  /** Change to the final Compose file, services excepted. */
  readonly patches: readonly Patch[];
}

export interface SwarmOptions {
  /** The stack's name, which the names of its configs and secrets begin with. */
  readonly name: string;
  /** What its services say to each other between nodes is encrypted. */
  readonly encrypted: boolean;
  /** Change to the final stack, services excepted. */
  readonly patches: readonly Patch[];
}

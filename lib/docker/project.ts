import type { Origin } from '../diagnostics/origin';
import type { PropertyPath } from '../diagnostics/property-path';
import type { FileData } from '../model/file-data';
import type { Service } from '../model/service';
import type { Workload } from '../model/workload';
import { isolationOn } from '../passes/isolation';
import type { Prepared } from '../passes/prepare';
import type { Dialect } from './dialect';
import type { Attached, MeshProxy } from './mesh/attached';
import type { KnownVolume, NamedVolume } from './named-volume';
import { claimNames, type Names } from './names';
import type { Variables } from './variable';

/** A file that is written beside the manifest. */
export interface ProjectFile {
  /** The name of the config that it is in. */
  readonly of: string;
  /** Relative to the folder of the manifest. */
  readonly path: string;
  readonly content: FileData;
  readonly executable: boolean;
  /** Who wants it first, and where in the props. */
  readonly origin: Origin;
  readonly property: PropertyPath;
}

/** A secret that a person provides: as a file beside the manifest, or, where it is for a build, in a variable. */
export type ProjectSecret = {
  /** What it is: `db/password`. */
  readonly meaning: string;
  /** Names of the services that read it. */
  readonly users: Set<string>;
  /** What it is of, where it is no build's. */
  readonly of?: MountedSecret;
} & (
  | { readonly path: string; readonly variable?: never }
  | { readonly variable: string; readonly path?: never }
);

/** One key of a secret that containers see. */
export interface MountedSecret {
  readonly secret: string;
  readonly key: string;
  /** It is there already, whoever has made it. */
  readonly external: boolean;
  /** Who wants it first, and where in the props. */
  readonly origin: Origin;
  readonly property: PropertyPath;
}

/** A file of variables that a person provides. */
export interface EnvFile {
  readonly path: string;
  /** What it stands for: `the secret db`. */
  readonly meaning: string;
  /** Every service that reads it starts without it, too. */
  optional: boolean;
  /** Names of the services that read it. */
  readonly users: Set<string>;
}

/** A network beside the default one. */
export interface ProjectNetwork {
  /** Nobody leaves by it. */
  readonly internal: boolean;
  /** Its addresses, where somebody has chosen them: `10.0.0.0/29`. */
  readonly subnet?: string;
}

/** All that runs together, while its services are lowered: what they have in common gathers here. */
export interface DockerProject {
  readonly dialect: Dialect;
  readonly prepared: Prepared;
  /** Whether some workload may talk to those alone that it has an edge to. */
  readonly isolates: boolean;
  /** Leads from the folder of the manifest to the project's folder: `../..`. */
  readonly projectPath: string;
  /** The workloads that run on the target, in order. */
  readonly workloads: readonly Workload[];
  /** The Services of a workload that exist on the target. */
  servicesOf(workload: Workload): readonly Service[];
  readonly names: Names;
  readonly variables: Variables;
  readonly volumes: Map<string, NamedVolume>;
  /** Those of them that outlive the containers. */
  readonly claims: Map<string, KnownVolume>;
  /** Those that keep workloads apart, by name; beside the default one. */
  readonly networks: Map<string, ProjectNetwork>;
  /** What stands beside members and around meshes, where their backends have proxies. */
  readonly proxies: MeshProxy[];
  /** How members are reached that have a proxy. */
  readonly attached: Map<Workload, Attached>;
  /** The file of each config. */
  readonly configs: Map<string, ProjectFile>;
  /** Where each secret is found. */
  readonly secrets: Map<string, ProjectSecret>;
  /** The files of variables, by their paths. */
  readonly envFiles: Map<string, EnvFile>;
}

export function createProject(dialect: Dialect, prepared: Prepared, projectPath: string): DockerProject {
  const names: Names = new Map();
  return {
    dialect,
    prepared,
    isolates: prepared.app.workloads.some((each) => isolationOn(each, dialect.target) !== undefined),
    projectPath,
    workloads: claimNames(dialect, prepared, names),
    servicesOf: (workload) => onTarget(prepared.servicesOf(workload), dialect),
    names,
    variables: new Map(),
    volumes: new Map(),
    claims: new Map(),
    networks: new Map(),
    proxies: [],
    attached: new Map(),
    configs: new Map(),
    secrets: new Map(),
    envFiles: new Map(),
  };
}

/** Nearly always all of them are: then there is nothing to copy. */
function onTarget(services: readonly Service[], { target }: Dialect): readonly Service[] {
  const here = (service: Service) => service.targets.includes(target);
  return services.every(here) ? services : services.filter(here);
}

/** The files that lie beside the manifest, in the order of their paths. */
export function filesOf({ configs }: DockerProject): readonly ProjectFile[] {
  return [...configs.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

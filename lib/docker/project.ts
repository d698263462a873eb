import type { Service } from '../model/service';
import type { Workload } from '../model/workload';
import type { Prepared } from '../passes/prepare';
import { claimNames, type Names } from './names';
import { type Addresses, addressesOn } from './reference';
import type { DockerTarget } from './target';
import type { Variables } from './variables';
import type { NamedVolume } from './volume';

/** A file that is written beside the manifest. */
export interface ProjectFile {
  /** Relative to the folder of the manifest. */
  readonly path: string;
  readonly content: string;
}

/** A secret that a person provides as a file beside the manifest. */
export interface SecretFile {
  readonly path: string;
  readonly secret: string;
  readonly key: string;
  /** Names of the services that read it. */
  readonly users: Set<string>;
}

/** All that runs together, while its services are lowered: what they have in common gathers here. */
export interface DockerProject {
  readonly target: DockerTarget;
  readonly prepared: Prepared;
  /** Leads from the folder of the manifest to the project's folder: `../..`. */
  readonly projectPath: string;
  /** The workloads that run on the target, in order. */
  readonly workloads: readonly Workload[];
  /** The Services of a workload that exist on the target. */
  servicesOf(workload: Workload): readonly Service[];
  readonly names: Names;
  readonly addresses: Addresses;
  readonly variables: Variables;
  readonly volumes: Map<string, NamedVolume>;
  /** The file of each config. */
  readonly configs: Map<string, ProjectFile>;
  /** The file of each secret. */
  readonly secrets: Map<string, SecretFile>;
}

export function createProject(target: DockerTarget, prepared: Prepared, projectPath: string): DockerProject {
  const names: Names = new Map();
  return {
    target,
    prepared,
    projectPath,
    workloads: claimNames(target, prepared, names),
    servicesOf: (workload) => onTarget(prepared.servicesOf(workload), target),
    names,
    addresses: addressesOn(target),
    variables: new Map(),
    volumes: new Map(),
    configs: new Map(),
    secrets: new Map(),
  };
}

/** Nearly always all of them are: then there is nothing to copy. */
function onTarget(services: readonly Service[], { name }: DockerTarget): readonly Service[] {
  const here = (service: Service) => service.targets.includes(name);
  return services.every(here) ? services : services.filter(here);
}

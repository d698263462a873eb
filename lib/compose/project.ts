import type { Service } from '../model/service';
import type { Workload } from '../model/workload';
import type { Prepared } from '../passes/prepare';
import type { ComposeConfig, ComposeSecret, ComposeVolume } from './api.generated';
import { claimNames, type Names } from './names';
import type { Variables } from './variables';

/** A file that is written beside compose.yaml. */
export interface ProjectFile {
  /** Relative to the folder of compose.yaml. */
  readonly path: string;
  readonly content: string;
}

/** A secret that a person provides as a file beside compose.yaml. */
export interface SecretFile {
  readonly path: string;
  readonly secret: string;
  readonly key: string;
  /** Names of the services that read it. */
  readonly users: Set<string>;
}

/** One Compose project while its services are lowered: what they have in common gathers here. */
export interface ComposeProject {
  readonly prepared: Prepared;
  /** Leads from the folder of compose.yaml to the project's folder: `../..`. */
  readonly projectPath: string;
  /** The workloads that run on Compose, in order. */
  readonly workloads: readonly Workload[];
  /** The Services of a workload that exist on Compose. */
  servicesOf(workload: Workload): readonly Service[];
  readonly names: Names;
  readonly variables: Variables;
  readonly volumes: Map<string, ComposeVolume>;
  readonly configs: Map<string, ComposeConfig>;
  readonly files: Map<string, ProjectFile>;
  readonly secrets: Map<string, ComposeSecret>;
  readonly secretFiles: Map<string, SecretFile>;
}

/**
 * Begins the Compose project of an app. Lower its `workloads` one by one with `lowerWorkload`, then ask for the
 * rest of the file, the files beside it and the example of `.env`.
 */
export function createComposeProject(prepared: Prepared, projectPath: string): ComposeProject {
  const names: Names = new Map();
  return {
    prepared,
    projectPath,
    workloads: claimNames(prepared, names),
    servicesOf: (workload) => onCompose(prepared.servicesOf(workload)),
    names,
    variables: new Map(),
    volumes: new Map(),
    configs: new Map(),
    files: new Map(),
    secrets: new Map(),
    secretFiles: new Map(),
  };
}

/** Nearly always all of them are: then there is nothing to copy. */
function onCompose(services: readonly Service[]): readonly Service[] {
  const here = (service: Service) => service.targets.includes('compose');
  return services.every(here) ? services : services.filter(here);
}

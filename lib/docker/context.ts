import type { Volume } from '../model/volume';
import type { Workload } from '../model/workload';
import { claimOwner, type Owner } from '../passes/claim-owner';
import type { CompleteWorkload } from '../passes/complete';
import type { CompleteContainer } from '../passes/defaults';
import { secondaryName } from './names';
import { type Place, placeOf } from './place';
import type { DockerProject } from './project';
import { replicaService } from './replicas';
import type { ResolvedFile } from './resolved-file';

/** One workload while it is lowered. */
export interface WorkloadContext {
  readonly project: DockerProject;
  /** As the user described it: the identity that other parts of the model refer to. */
  readonly described: Workload;
  readonly workload: CompleteWorkload;
  /** The name of the service of its first container. */
  readonly service: string;
  /** Which of its replicas is meant, where each is a service of its own. */
  readonly ordinal: number | undefined;
  readonly volumes: ReadonlyMap<string, Volume>;
  /** Volume → how its workload mounts it. */
  readonly mounts: ReadonlyMap<string, VolumeUse>;
  /** Config volume → its files, resolved once for all containers. */
  readonly configFiles: Map<string, readonly ResolvedFile[]>;
  /** Whom its claims belong to. */
  readonly claimOwner: Owner | undefined;
}

/** How the containers of a workload mount one of its volumes. */
export interface VolumeUse {
  /** The first container that does, in the order in which they start. */
  readonly first: CompleteContainer;
  /** An init container mounts it. */
  readonly byInit: boolean;
  /** Of all containers together. */
  readonly count: number;
}

/** One container of a workload, and the service that it becomes. */
export interface ContainerContext extends WorkloadContext {
  readonly container: CompleteContainer;
  /** Name of the service. */
  readonly name: string;
  readonly place: Place;
  /** Of what runs to its end nobody asks how it is. Default: true. */
  readonly isAsked?: boolean;
}

export function contextOf(described: Workload, project: DockerProject): WorkloadContext {
  const { prepared, dialect } = project;
  const workload = prepared.completed(described, dialect.target);
  return {
    project,
    described,
    workload,
    service: workload.name,
    ordinal: undefined,
    volumes: new Map(workload.volumes.map((volume) => [volume.name, volume])),
    mounts: mountsOf(workload),
    configFiles: new Map(),
    claimOwner: claimOwner(workload),
  };
}

/** The same for one replica, where each is a service of its own. */
export function replicaContext(context: WorkloadContext, ordinal: number): WorkloadContext {
  return { ...context, service: replicaService(context.workload, ordinal), ordinal };
}

export function containerContext(context: WorkloadContext, container: CompleteContainer): ContainerContext {
  const { project, described, workload, service, ordinal, volumes, mounts, configFiles, claimOwner } =
    context;
  const first = container === workload.containers[0];
  const name = first ? service : secondaryName(service, container);
  const place = placeOf(project, described, container, name);
  // Spelt out, since spreading an object costs more than the rest of what is done for most services.
  return {
    project,
    described,
    workload,
    service,
    ordinal,
    volumes,
    mounts,
    configFiles,
    claimOwner,
    container,
    name,
    place,
  };
}

function mountsOf({ initContainers, containers, sidecars }: CompleteWorkload): Map<string, VolumeUse> {
  const mounts = new Map<string, { first: CompleteContainer; byInit: boolean; count: number }>();
  for (const list of [initContainers, containers, sidecars]) {
    for (const container of list) {
      for (const { volume } of container.mounts) {
        const use = mounts.get(volume);
        if (use) use.count += 1;
        else mounts.set(volume, { first: container, byInit: list === initContainers, count: 1 });
      }
    }
  }
  return mounts;
}

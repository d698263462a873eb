import type { Volume } from '../model/volume';
import type { Workload } from '../model/workload';
import type { CompleteWorkload } from '../passes/complete';
import type { CompleteContainer } from '../passes/defaults';
import { secondaryName } from './names';
import { type Place, placeOf } from './place';
import type { DockerProject } from './project';
import type { ResolvedFile } from './resolved-file';

/** One workload while it is lowered. */
export interface WorkloadContext {
  readonly project: DockerProject;
  /** As the user described it: the identity that other parts of the model refer to. */
  readonly described: Workload;
  readonly workload: CompleteWorkload;
  readonly volumes: ReadonlyMap<string, Volume>;
  /** Volume → the containers that mount it, once for each mount. */
  readonly mounts: ReadonlyMap<string, readonly CompleteContainer[]>;
  /** Config volume → its files, resolved once for all containers. */
  readonly configFiles: Map<string, readonly ResolvedFile[]>;
}

/** One container of a workload, and the service that it becomes. */
export interface ContainerContext extends WorkloadContext {
  readonly container: CompleteContainer;
  /** Name of the service. */
  readonly name: string;
  readonly place: Place;
}

export function contextOf(described: Workload, project: DockerProject): WorkloadContext {
  const { prepared, dialect } = project;
  const workload = prepared.completed(described, dialect.target);
  return {
    project,
    described,
    workload,
    volumes: new Map(workload.volumes.map((volume) => [volume.name, volume])),
    mounts: mountsOf(workload),
    configFiles: new Map(),
  };
}

export function containerContext(context: WorkloadContext, container: CompleteContainer): ContainerContext {
  const { project, described, workload, volumes, mounts, configFiles } = context;
  const first = container === workload.containers[0];
  const name = first ? workload.name : secondaryName(workload, container);
  const place = placeOf(project, described, container, name);
  // Spelt out, since spreading an object costs more than the rest of what is done for most services.
  return { project, described, workload, volumes, mounts, configFiles, container, name, place };
}

function mountsOf(workload: CompleteWorkload): Map<string, CompleteContainer[]> {
  const mounts = new Map<string, CompleteContainer[]>();
  for (const list of [workload.initContainers, workload.containers, workload.sidecars]) {
    for (const container of list) {
      for (const mount of container.mounts) {
        const found = mounts.get(mount.volume);
        if (found) found.push(container);
        else mounts.set(mount.volume, [container]);
      }
    }
  }
  return mounts;
}

import { printMemory } from '../model/quantity';
import type { CompleteWorkload } from '../passes/complete';
import type { CompleteContainer } from '../passes/defaults';
import type { Volume, VolumeMount } from './api.generated';

const volumeName = ({ name }: CompleteContainer): string => `shm-${name}`;

/** Container runtimes give `/dev/shm` 64 MiB, and Kubernetes has no word for more: a volume in memory has its place. */
export function sharedMemoryMount(container: CompleteContainer): VolumeMount | undefined {
  return container.shmSize === undefined ? undefined : { name: volumeName(container), mountPath: '/dev/shm' };
}

export function sharedMemoryVolumes(workload: CompleteWorkload): Volume[] {
  const volumes: Volume[] = [];
  for (const list of [workload.containers, workload.initContainers, workload.sidecars]) {
    for (const container of list) {
      if (container.shmSize === undefined) continue;
      const emptyDir = { medium: 'Memory', sizeLimit: printMemory(container.shmSize) };
      volumes.push({ name: volumeName(container), emptyDir });
    }
  }
  return volumes;
}

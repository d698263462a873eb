import type { WorkloadContext } from '../docker/context';
import type { ServiceEntry } from '../docker/entry';
import { lowerLabels } from '../docker/labels';
import { lowerOwnerContainer } from '../docker/owner-container';
import { ownerName, volumeOwner } from '../docker/volume-owner';
import type { StackService } from './api.generated';
import { lowerDeploy } from './deploy';
import { lowerLonely } from './networks';
import { once } from './once';
import { lowerPlacement } from './placement';

/**
 * The service that gives the volumes of a workload to its user, on the node where these are. Nothing waits for it: who
 * cannot write yet fails, and is started again.
 */
export function lowerVolumeOwner(context: WorkloadContext): readonly ServiceEntry[] {
  const { workload, ordinal = 0 } = context;
  const needed = ordinal === 0 ? volumeOwner(workload) : undefined;
  if (needed === undefined) return [];
  const { runs, resources, rights } = lowerOwnerContainer(needed, context);
  const service = {
    ...runs,
    networks: lowerLonely(context),
    ...rights,
    deploy: lowerDeploy({
      run: once,
      resources: { requests: resources.limits, limits: resources.limits },
      placement: lowerPlacement(workload.scheduling),
      labels: lowerLabels(context, undefined),
    }),
  } satisfies StackService;
  return [{ name: ownerName(workload), service }];
}

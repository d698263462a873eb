import type { WorkloadContext } from '../docker/context';
import type { ServiceEntry } from '../docker/entry';
import { escapeAll, escapeDollars } from '../docker/escaped';
import { lowerLabels } from '../docker/labels';
import { lowerOwnerContainer } from '../docker/owner-container';
import { ownerName, type VolumeOwner } from '../docker/volume-owner';
import type { ComposeService } from './api.generated';
import { lowerDeploy } from './deploy';

/** The service that gives the volumes of a workload to its user before it starts, as `fsGroup` does on Kubernetes. */
export function lowerVolumeOwner(
  needed: VolumeOwner,
  context: WorkloadContext,
  profiles: ComposeService['profiles'],
): ServiceEntry {
  const { workload } = context;
  const { runs, resources, rights } = lowerOwnerContainer(needed, context);
  const service = {
    ...runs,
    network_mode: escapeDollars('none'),
    deploy: lowerDeploy(1, resources),
    restart: escapeDollars('no'),
    profiles,
    ...rights,
    security_opt: escapeAll(['no-new-privileges:true']),
    labels: lowerLabels(context, undefined),
  } satisfies ComposeService;
  return { name: ownerName(workload), service };
}

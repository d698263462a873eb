import type { WorkloadContext } from '../docker/context';
import { type Joined, lowerNetworks, lowerOwnNetworks, type Networks } from '../docker/networks';

/** The networks at which others find a workload. */
export function lowerStackNetworks(context: WorkloadContext, isPublished: boolean): Networks | undefined {
  return onSome(lowerNetworks(context, isPublished), context);
}

/** Those of its other containers, at which nobody looks for them by the workload's name. */
export function lowerCompanionNetworks(context: WorkloadContext, isPublished: boolean): Networks | undefined {
  return onSome(lowerOwnNetworks(context, isPublished), context);
}

/** A service that talks to nobody is on a network all the same: one of its own, that leads nowhere. */
function onSome({ networks, network_mode }: Joined, context: WorkloadContext): Networks | undefined {
  return network_mode === undefined ? networks : lowerLonely(context);
}

export function lowerLonely({ project, workload }: WorkloadContext): Networks {
  const name = `${workload.name}-alone`;
  project.networks.set(name, { internal: true });
  return { [name]: {} };
}

import { lowerAmounts } from '../docker/resources';
import type { Resources } from '../model/container';
import type { ComposeDeploy, ComposeDeployResources } from './api.generated';

/** How many containers run, and what each may use. */
export function lowerDeploy(replicas: number, resources: Resources): ComposeDeploy {
  return { replicas, resources: lowerResources(resources) };
}

/** docker compose takes no notice of a reservation of CPU, so only memory is reserved. */
function lowerResources({ requests, limits }: Resources): ComposeDeployResources {
  const lowered: ComposeDeployResources = { limits: lowerAmounts(limits) };
  if (requests.memory !== undefined) lowered.reservations = lowerAmounts({ memory: requests.memory });
  return lowered;
}

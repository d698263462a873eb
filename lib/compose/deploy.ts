import { escapeAll, escapeDollars } from '../docker/escaped';
import { lowerAmounts } from '../docker/resources';
import type { CompleteResources } from '../passes/defaults';
import type { ComposeDeploy, ComposeDeployResources } from './api.generated';

/** How many containers run, and what each may use. */
export function lowerDeploy(replicas: number, resources: CompleteResources, gpus?: number): ComposeDeploy {
  return { replicas, resources: lowerResources(resources, gpus) };
}

/** docker compose takes no notice of a reservation of CPU, so only memory is reserved. */
function lowerResources(
  { requests, limits }: CompleteResources,
  gpus: number | undefined,
): ComposeDeployResources {
  const { cpu, memory } = limits;
  const lowered: ComposeDeployResources =
    cpu === undefined && memory === undefined ? {} : { limits: lowerAmounts(limits) };
  if (requests.memory !== undefined) lowered.reservations = lowerAmounts({ memory: requests.memory });
  if (gpus !== undefined) {
    const device = { driver: escapeDollars('nvidia'), count: gpus, capabilities: escapeAll(['gpu']) };
    lowered.reservations = { ...lowered.reservations, devices: [device] };
  }
  return lowered;
}

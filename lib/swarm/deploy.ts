import { type Escaped, escapeDollars } from '../docker/escaped';
import { lowerAmounts } from '../docker/resources';
import type { CompleteResources } from '../passes/defaults';
import type { StackDeploy, StackDeployPlacement, StackDeployResources } from './api.generated';
import type { Run } from './kinds';
import { lowerRestart } from './restart';
import { lowerRollback, lowerUpdate } from './update';

/** What a service has of its workload, beside what runs. */
interface Deployed {
  readonly run: Run;
  readonly roundRobin?: boolean;
  readonly resources: CompleteResources;
  readonly gpus?: number;
  readonly placement?: StackDeployPlacement;
  /** Of the service itself: its containers have none, so that a new label replaces nothing. */
  readonly labels?: Record<string, Escaped>;
}

/** How many tasks run, where, with how much, and how others take their place. */
export function lowerDeploy({ run, roundRobin, resources, gpus, placement, labels }: Deployed): StackDeploy {
  const { mode, replicas, restart, update } = run;
  const deploy: StackDeploy = { mode: escapeDollars(mode) };
  if (replicas !== undefined) deploy.replicas = replicas;
  if (roundRobin === true) deploy.endpoint_mode = escapeDollars('dnsrr');
  if (labels !== undefined) deploy.labels = labels;
  if (update !== undefined) {
    deploy.update_config = lowerUpdate(update);
    deploy.rollback_config = lowerRollback(update);
  }
  deploy.resources = lowerResources(resources, gpus);
  deploy.restart_policy = lowerRestart(restart);
  if (placement !== undefined) deploy.placement = placement;
  return deploy;
}

/** A node of the swarm offers its devices under a name; this is the one that Docker's own documents use. */
const gpuKind = 'NVIDIA-GPU';

function lowerResources(
  { requests, limits }: CompleteResources,
  gpus: number | undefined,
): StackDeployResources {
  const lowered: StackDeployResources = {};
  const limited = lowerAmounts(limits);
  if (Object.keys(limited).length > 0) lowered.limits = limited;
  const reserved = lowerAmounts(requests);
  if (Object.keys(reserved).length > 0) lowered.reservations = reserved;
  if (gpus !== undefined) {
    const device = { discrete_resource_spec: { kind: escapeDollars(gpuKind), value: gpus } };
    lowered.reservations = { ...lowered.reservations, generic_resources: [device] };
  }
  return lowered;
}

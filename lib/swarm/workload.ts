import { containerContext, contextOf, replicaContext, type WorkloadContext } from '../docker/context';
import { escapeDollars } from '../docker/escaped';
import { lowerNameResolution } from '../docker/name-resolution';
import type { DockerProject } from '../docker/project';
import { ordinalsOf } from '../docker/replicas';
import { replicaName } from '../model/stateful-app';
import type { Workload } from '../model/workload';
import { applyNoted } from '../passes/patched';
import { companionsOf } from './companions';
import type { StackEntry } from './entry';
import { runOf } from './kinds';
import { reportLost } from './lost';
import { lowerStackNetworks } from './networks';
import { servicePlaces } from './own-places';
import { lowerPorts } from './ports';
import { lowerService } from './service';

/** The services of a workload, or of each of its replicas where these are services of their own. */
export function lowerWorkload(workload: Workload, project: DockerProject): readonly StackEntry[] {
  const context = contextOf(workload, project);
  const ordinals = ordinalsOf(context.workload);
  if (ordinals === undefined) return lowerServices(context);
  return ordinals.flatMap((ordinal) => lowerServices(replicaContext(context, ordinal)));
}

/** Its first container, whose service has the workload's name, and those that cannot share its network here. */
function lowerServices(context: WorkloadContext): readonly StackEntry[] {
  const { described: workload, service: name, ordinal } = context;
  const [first] = context.workload.containers;
  if (first === undefined) return [];
  const ports = lowerPorts(context);
  const { dns_opt: _, ...names } = lowerNameResolution(context.workload);
  reportLost(context);
  const service = lowerService(containerContext(context, first), {
    ports,
    ...names,
    hostname: ordinal === undefined ? names.hostname : escapeDollars(replicaName(workload, ordinal)),
    networks: lowerStackNetworks(context, ports !== undefined),
    run: runOf(context.workload),
  });
  const companions = companionsOf(context, { names, isPublished: ports !== undefined });
  return [{ name, service: patched(service, context), workload }, ...companions];
}

function patched(service: object, { project, described: workload, service: name }: WorkloadContext): object {
  const { origin, servicePatches } = workload;
  if (servicePatches.swarm === undefined) return service;
  const subject = { target: 'swarm', object: `services.${name}`, origin, part: workload } as const;
  return applyNoted(service, [servicePatches.swarm], { ...subject, own: servicePlaces }, project.prepared);
}

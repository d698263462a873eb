import { containerContext, contextOf, replicaContext, type WorkloadContext } from '../docker/context';
import type { ServiceEntry } from '../docker/entry';
import { escapeDollars } from '../docker/escaped';
import { lowerNameResolution } from '../docker/name-resolution';
import { patchedService } from '../docker/patched';
import type { DockerProject } from '../docker/project';
import { ordinalsOf } from '../docker/replicas';
import { replicaName } from '../model/stateful-app';
import type { Workload } from '../model/workload';
import { companionsOf } from './companions';
import { leadsToTasks } from './endpoint';
import { runOf } from './kinds';
import { reportLost } from './lost';
import { lowerStackNetworks } from './networks';
import { servicePlaces } from './own-places';
import { lowerPorts } from './ports';
import { lowerService } from './service';

/** The services of a workload, or of each of its replicas where these are services of their own. */
export function lowerWorkload(workload: Workload, project: DockerProject): readonly ServiceEntry[] {
  const context = contextOf(workload, project);
  const ordinals = ordinalsOf(context.workload);
  if (ordinals === undefined) return lowerServices(context);
  return ordinals.flatMap((ordinal) => lowerServices(replicaContext(context, ordinal)));
}

/** Its first container, whose service has the workload's name, and those that cannot share its network here. */
function lowerServices(context: WorkloadContext): readonly ServiceEntry[] {
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
    roundRobin: ordinal === undefined && leadsToTasks(context, ports !== undefined),
  });
  const companions = companionsOf(context, { names, isPublished: ports !== undefined });
  return [{ name, service: patchedService(service, context, servicePlaces) }, ...companions];
}

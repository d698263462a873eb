import { containerContext, type WorkloadContext } from '../docker/context';
import type { ServiceEntry } from '../docker/entry';
import type { CompleteContainer } from '../passes/defaults';
import { type Run, runOf } from './kinds';
import { lowerCompanionNetworks } from './networks';
import { once } from './once';
import { lowerService, type Role } from './service';
import { lowerVolumeOwner } from './volume-owner';

/** What they have of the workload. */
interface Shared {
  readonly names: Omit<Role, 'run' | 'ports' | 'networks'>;
  readonly isPublished: boolean;
}

/**
 * The other containers of a workload, and what gives it its volumes: each is a service, for the containers of a task
 * have nothing in common on Swarm, and no order.
 */
export function companionsOf(
  context: WorkloadContext,
  { names, isPublished }: Shared,
): readonly ServiceEntry[] {
  const { workload } = context;
  const { initContainers, containers, sidecars } = workload;
  const entries = [...lowerVolumeOwner(context)];
  const others = [...containers.slice(1), ...sidecars];
  if (initContainers.length + others.length === 0) return entries;
  const networks = lowerCompanionNetworks(context, isPublished);
  const add = (container: CompleteContainer, run: Run): void => {
    const own = containerContext(context, container);
    const service = lowerService(own, { ...names, networks, run });
    entries.push({ name: own.name, service });
  };
  for (const container of initContainers) add(container, once);
  for (const container of others) add(container, runOf(workload));
  return entries;
}

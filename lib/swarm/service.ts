import { lowerContainer } from '../docker/container';
import type { ContainerContext } from '../docker/context';
import { lowerEnvFiles } from '../docker/env-files';
import { lowerLogging } from '../docker/logging';
import type { Mounts } from '../docker/mounts';
import type { NameResolution } from '../docker/name-resolution';
import { presentKeys, someOf } from '../docker/present-keys';
import type { StackService, StackServiceVolume } from './api.generated';
import { lowerDeploy } from './deploy';
import type { Run } from './kinds';
import { lowerPlacement } from './placement';
import { lowerSharedMemory, lowerTmpfs } from './tmpfs';

/** What a service owes to its part in the workload, rather than to its container. */
export interface Role extends Pick<StackService, 'ports' | 'networks'>, Omit<NameResolution, 'dns_opt'> {
  readonly run: Run;
  /** Its name leads to each of its tasks in turn. */
  readonly roundRobin?: boolean;
}

/** One container as a service of a stack, in the order that a person reads. */
export function lowerService(context: ContainerContext, role: Role): object {
  const { container, workload } = context;
  const lowered = lowerContainer(context);
  const { mounts, security } = lowered;
  const volumes = mounts.tmpfs.map(lowerTmpfs);
  if (container.shmSize !== undefined) volumes.push(lowerSharedMemory(container.shmSize));
  volumes.push(...mounts.volumes.map(lowerMount));
  volumes.sort(byPlace);
  return presentKeys({
    image: lowered.image,
    entrypoint: lowered.entrypoint,
    command: lowered.command,
    working_dir: lowered.working_dir,
    env_file: lowerEnvFiles(context)?.map(({ path }) => path),
    environment: lowered.environment,
    ports: role.ports,
    volumes: someOf(volumes),
    configs: someOf(mounts.configs),
    secrets: someOf(mounts.secrets),
    healthcheck: lowered.healthcheck,
    hostname: role.hostname,
    networks: role.networks,
    extra_hosts: role.extra_hosts,
    dns: role.dns,
    dns_search: role.dns_search,
    ulimits: container.ulimits && { ...container.ulimits },
    logging: workload.logging && lowerLogging(workload.logging),
    stop_grace_period: lowered.stop_grace_period,
    stop_signal: lowered.stop_signal,
    user: security.user,
    read_only: security.read_only,
    cap_drop: security.cap_drop,
    cap_add: security.cap_add,
    deploy: lowerDeploy({
      run: role.run,
      roundRobin: role.roundRobin,
      resources: container.resources,
      gpus: container.gpus,
      placement: lowerPlacement(workload.scheduling),
      labels: lowered.labels,
    }),
  } satisfies StackService);
}

/**
 * As `docker service update` puts mounts in order, whatever it is asked for. In another order the next
 * `docker stack deploy` would take the list for a new one, and start every task again.
 */
function byPlace(one: StackServiceVolume, other: StackServiceVolume): number {
  return compare(one.source, other.source) || compare(one.target, other.target);
}

function compare(one = '', other = ''): number {
  return one < other ? -1 : Number(one > other);
}

/** A stack makes no folder of what is missing on a node. */
function lowerMount(mount: Mounts['volumes'][number]): StackServiceVolume {
  if (mount.type !== 'bind') return mount;
  const { bind: _, ...rest } = mount;
  return rest;
}

import { claimGroups } from '../docker/claim';
import { lowerContainer } from '../docker/container';
import type { ContainerContext } from '../docker/context';
import { escapeDollars } from '../docker/escaped';
import { lowerLogging } from '../docker/logging';
import type { NameResolution } from '../docker/name-resolution';
import { presentKeys, someOf } from '../docker/present-keys';
import { printBytes } from '../docker/resources';
import type { ComposeService } from './api.generated';
import { lowerBuild } from './build';
import type { DependsOn } from './depends-on';
import { lowerDeploy } from './deploy';
import { lowerDevelop } from './develop';
import { lowerDevices } from './devices';
import { lowerEnvFile } from './env-file';
import { lowerHook } from './lifecycle';
import { printTmpfs } from './tmpfs';

/** What a service owes to its part in the workload, rather than to its container. */
export interface Role
  extends Pick<
      ComposeService,
      'ports' | 'expose' | 'networks' | 'network_mode' | 'restart' | 'profiles' | 'pre_start'
    >,
    NameResolution {
  readonly dependsOn: DependsOn;
  readonly replicas: number;
}

/**
 * One container as a Compose service, in the order that a person reads: what runs, with what, when, where, how much
 * of it, how it ends, and what it may do.
 */
export function lowerService(context: ContainerContext, role: Role): object {
  const { container, place } = context;
  const lowered = lowerContainer(context);
  const { volumes, tmpfs, configs, secrets } = lowered.mounts;
  const { security } = lowered;
  return presentKeys({
    image: lowered.image,
    build: container.build && lowerBuild(container.build, place),
    develop: container.develop && lowerDevelop(container.develop, place),
    pull_policy: container.pull && escapeDollars(container.pull),
    entrypoint: lowered.entrypoint,
    command: lowered.command,
    working_dir: lowered.working_dir,
    env_file: lowerEnvFile(context),
    environment: lowered.environment,
    ports: role.ports,
    expose: role.expose,
    volumes: someOf(volumes),
    tmpfs: someOf(tmpfs.map(printTmpfs)),
    configs: someOf(configs),
    secrets: someOf(secrets),
    depends_on: Object.keys(role.dependsOn).length > 0 ? role.dependsOn : undefined,
    healthcheck: lowered.healthcheck,
    hostname: role.hostname,
    networks: role.networks,
    network_mode: role.network_mode,
    extra_hosts: role.extra_hosts,
    dns: role.dns,
    dns_search: role.dns_search,
    dns_opt: role.dns_opt,
    deploy: lowerDeploy(role.replicas, container.resources, container.gpus),
    devices: container.devices && lowerDevices(container.devices),
    shm_size: container.shmSize === undefined ? undefined : printBytes(container.shmSize),
    ulimits: container.ulimits && { ...container.ulimits },
    logging: context.workload.logging && lowerLogging(context.workload.logging),
    restart: role.restart,
    profiles: role.profiles,
    pre_start: role.pre_start,
    post_start: lowerHook('postStart', context),
    pre_stop: lowerHook('preStop', context),
    stop_grace_period: lowered.stop_grace_period,
    stop_signal: lowered.stop_signal,
    runtime: lowered.runtime,
    user: security.user,
    group_add: claimGroups(context),
    read_only: security.read_only,
    privileged: security.privileged,
    cap_drop: security.cap_drop,
    cap_add: security.cap_add,
    security_opt: security.security_opt,
    labels: lowered.labels,
  } satisfies ComposeService);
}

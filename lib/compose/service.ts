import type { JsonObject } from '../model/json';
import type { ComposeService } from './api.generated';
import { lowerBuild } from './build';
import type { ContainerContext } from './context';
import type { DependsOn } from './depends-on';
import { printDuration } from './duration';
import { lowerEnv } from './env';
import { lowerHealthcheck } from './healthcheck';
import { lowerLabels } from './labels';
import { lowerHook } from './lifecycle';
import { lowerMounts } from './mounts';
import { within } from './place';
import { lowerDeploy } from './resources';
import { lowerSecurity } from './security';
import { composeText, composeTexts, escapeDollars } from './text';

/** What a service owes to its part in the workload, rather than to its container. */
export interface Role
  extends Pick<ComposeService, 'ports' | 'expose' | 'networks' | 'network_mode' | 'restart' | 'pre_start'> {
  readonly dependsOn: DependsOn;
  readonly replicas: number;
}

/**
 * One container as a Compose service, in the order that a person reads: what runs, with what, when, where, how much
 * of it, how it ends, and what it may do. Kubernetes' command is Compose's entrypoint, its args Compose's command;
 * an entrypoint drops the image's command on both.
 */
export function lowerService(context: ContainerContext, role: Role): object {
  const { container, workload, place } = context;
  const { volumes, tmpfs, configs, secrets, configHash } = lowerMounts(context);
  const { build, command, args, workingDir } = container;
  const security = lowerSecurity(container);
  return compact({
    image: composeText(container.image, within(place, 'image')) ?? '',
    build: build && lowerBuild(build, place),
    pull_policy: container.pull,
    entrypoint: command && composeTexts(command, within(place, 'command')),
    command: args && composeTexts(args, within(place, 'args')),
    working_dir: workingDir === undefined ? undefined : escapeDollars(workingDir),
    environment: lowerEnv(context),
    ports: role.ports,
    expose: role.expose,
    volumes: someOf(volumes),
    tmpfs: someOf(tmpfs),
    configs: someOf(configs),
    secrets: someOf(secrets),
    depends_on: Object.keys(role.dependsOn).length > 0 ? role.dependsOn : undefined,
    healthcheck: lowerHealthcheck(context),
    networks: role.networks,
    network_mode: role.network_mode,
    deploy: lowerDeploy(role.replicas, container.resources),
    restart: role.restart,
    pre_start: role.pre_start,
    post_start: lowerHook('postStart', context),
    pre_stop: lowerHook('preStop', context),
    stop_grace_period: printDuration(workload.stopGracePeriod),
    stop_signal: workload.stopSignal === undefined ? undefined : escapeDollars(workload.stopSignal),
    user: security.user,
    read_only: security.read_only,
    privileged: security.privileged,
    cap_drop: security.cap_drop,
    cap_add: security.cap_add,
    security_opt: security.security_opt,
    labels: lowerLabels(context, configHash),
  } satisfies ComposeService);
}

function someOf<T>(values: T[]): T[] | undefined {
  return values.length > 0 ? values : undefined;
}

/** Validation and patches see the keys that will be printed, and no others. */
function compact(service: JsonObject): object {
  const result: Record<string, unknown> = { image: service.image };
  for (const key in service) if (service[key] !== undefined) result[key] = service[key];
  return result;
}

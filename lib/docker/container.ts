import type { ContainerContext } from './context';
import { printDuration } from './duration';
import { lowerEnv } from './env';
import { type Escaped, escapeDollars } from './escaped';
import { type Healthcheck, lowerHealthcheck } from './healthcheck';
import { lowerLabels } from './labels';
import { lowerMounts, type Mounts } from './mounts';
import { within } from './place';
import { printRuntime } from './runtime';
import { lowerSecurity, type Security } from './security';
import { valueText, valueTexts } from './text';

/**
 * What a container is on each of Docker's targets, by the keys of a service. What stands in the output as it is has a
 * `type`: an interface would not fit a target's own types, which leave room for extensions.
 */
export interface LoweredContainer {
  readonly image: Escaped;
  readonly entrypoint: Escaped[] | undefined;
  readonly command: Escaped[] | undefined;
  readonly working_dir: Escaped | undefined;
  readonly environment: Record<string, Escaped> | undefined;
  readonly mounts: Mounts;
  readonly healthcheck: Healthcheck | undefined;
  readonly stop_grace_period: Escaped;
  readonly stop_signal: Escaped | undefined;
  readonly runtime: Escaped | undefined;
  readonly security: Security;
  readonly labels: Record<string, Escaped> | undefined;
}

/** Kubernetes' command is Docker's entrypoint, its args Docker's command; an entrypoint drops the image's command on both. */
export function lowerContainer(context: ContainerContext): LoweredContainer {
  const { container, workload, place, project } = context;
  const { command, args, workingDir } = container;
  const runtimeClass = workload.scheduling?.runtimeClass;
  const mounts = lowerMounts(context);
  return {
    image: valueText(container.image, within(place, 'image')) ?? escapeDollars(''),
    entrypoint: command && valueTexts(command, within(place, 'command')),
    command: args && valueTexts(args, within(place, 'args')),
    working_dir: workingDir === undefined ? undefined : escapeDollars(workingDir),
    environment: lowerEnv(context),
    mounts,
    healthcheck: lowerHealthcheck(context),
    stop_grace_period: printDuration(workload.stopGracePeriod),
    stop_signal: workload.stopSignal === undefined ? undefined : escapeDollars(workload.stopSignal),
    runtime: runtimeClass === undefined ? undefined : printRuntime(runtimeClass),
    security: lowerSecurity(container),
    labels: lowerLabels(context, project.dialect.fileObjects ? undefined : mounts.configHash),
  };
}

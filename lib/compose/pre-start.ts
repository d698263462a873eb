import { type ContainerContext, containerContext, type WorkloadContext } from '../docker/context';
import { lowerEnv } from '../docker/env';
import { escapeDollars } from '../docker/escaped';
import { within } from '../docker/place';
import { printUser } from '../docker/security';
import { valueText, valueTexts } from '../docker/text';
import type { Mount } from '../model/volume';
import type { CompleteContainer } from '../passes/defaults';
import type { ComposePreStartHook } from './api.generated';
import { floorHas } from './floor';

/**
 * Whether a `pre_start` hook says everything that an init container says. It has an image, a command, an
 * environment and a user, but neither an entrypoint, a build, a runtime, files of variables, dropped capabilities, a
 * read-only root nor a ban on new privileges: such a container would be allowed more than it asks for, unless it is
 * privileged anyway. It also inherits the environment and the volumes of the service that it prepares, so these must be
 * its own as well.
 */
export function fitsPreStart(init: CompleteContainer, context: WorkloadContext): boolean {
  const [owner] = context.workload.containers;
  return (
    owner !== undefined &&
    floorHas(context.project.prepared.app.compose.floor, 'preStart') &&
    init.privileged &&
    init.allowPrivilegeEscalation &&
    init.command === undefined &&
    init.build === undefined &&
    init.pull === undefined &&
    init.envFrom === undefined &&
    owner.envFrom === undefined &&
    init.gpus === undefined &&
    init.devices === undefined &&
    init.shmSize === undefined &&
    init.ulimits === undefined &&
    isPlain(context.workload) &&
    Object.keys(owner.env).every((name) => name in init.env) &&
    sameMounts(init, owner, context)
  );
}

/** Whether nothing is said of all containers that a hook could not say of itself. */
function isPlain({ scheduling, hostname, hostAliases, dns, logging }: WorkloadContext['workload']): boolean {
  return [scheduling?.runtimeClass, hostname, hostAliases, dns, logging].every((said) => said === undefined);
}

/** A tmpfs belongs to one container alone, so a hook does not inherit it; scratch space of its own it cannot have. */
function sameMounts(init: CompleteContainer, owner: CompleteContainer, context: WorkloadContext): boolean {
  const { volumes, mounts } = context;
  const isScratch = ({ volume }: Mount) => volumes.get(volume)?.type === 'empty';
  const inherited = owner.mounts.filter(
    (mount) => !isScratch(mount) || mounts.get(mount.volume)?.count !== 1,
  );
  const wanted = new Set(init.mounts.map(identity));
  return (
    !init.mounts.some(isScratch) &&
    inherited.length === wanted.size &&
    inherited.every((mount) => wanted.has(identity(mount)))
  );
}

function identity({ path, volume, file, readOnly }: Mount): string {
  return JSON.stringify([path, volume, file, readOnly]);
}

export function lowerPreStart(init: CompleteContainer, workload: WorkloadContext): ComposePreStartHook {
  const context = containerContext(workload, init);
  const { place } = context;
  const user = printUser(init);
  const environment = lowerEnv(context);
  reportUnlimited(context);
  return {
    image: valueText(init.image, within(place, 'image')) ?? escapeDollars(''),
    ...(init.args && { command: valueTexts(init.args, within(place, 'args')) }),
    ...(user !== undefined && { user }),
    privileged: true,
    ...(init.workingDir !== undefined && { working_dir: valueText(init.workingDir, place) }),
    ...(environment && { environment }),
  };
}

function reportUnlimited({ place, workload, container }: ContainerContext): void {
  place.project.prepared.report({
    code: 'parity/approximated',
    message: `On Compose the init container "${container.name}" of "${workload.name}" runs without limits on CPU and memory.`,
    origin: place.origin,
    property: place.property,
    affected: [{ target: 'compose', object: `services.${workload.name}`, pointer: '/pre_start' }],
  });
}

import type { EmptyVolume, Mount } from '../model/volume';
import type { ComposeServiceVolume } from './api.generated';
import type { ContainerContext } from './context';
import { within } from './place';
import { printBytes } from './resources';
import { escapeDollars } from './text';

/** Every user may write, and only the owner of a file may delete it: what an emptyDir allows. */
const anyoneMayWrite = 'mode=1777';

/** A folder that images have with that very mode. */
const openFolder = '/var/tmp';

/** A mount of scratch space, in the place that Compose has for it. */
export interface ScratchMounts {
  readonly tmpfs: readonly string[];
  readonly volumes: readonly ComposeServiceVolume[];
}

/**
 * Mounts scratch space: a tmpfs of the container's own, or a named volume where several mounts share it. It begins
 * empty, whatever the image has in that place.
 *
 * The tmpfs stands below `tmpfs` rather than `volumes`: only there can programs be run from it, as from an emptyDir,
 * and the Engine cannot start a `pre_start` hook for a service that has one among its volumes.
 */
export function lowerEmptyMount(mount: Mount, volume: EmptyVolume, context: ContainerContext): ScratchMounts {
  if (mount.file !== undefined) {
    reportSubPath(mount, volume, context);
    return { tmpfs: [], volumes: [] };
  }
  const target = escapeDollars(mount.path);
  if (!isShared(volume, context)) {
    const options = ['exec', anyoneMayWrite, ...sizeOf(volume), ...(mount.readOnly ? ['ro'] : [])];
    return { tmpfs: [`${target}:${options.join(',')}`], volumes: [] };
  }
  const source = addVolume(volume, context);
  const readOnly = mount.readOnly ? { read_only: true } : {};
  const volumes: ComposeServiceVolume[] = [
    { type: 'volume', source, target, ...readOnly, volume: { nocopy: true } },
  ];
  if (opens(volume, context)) volumes.push({ type: 'volume', source, target: openFolder });
  return { tmpfs: [], volumes };
}

/** Linux reads the units of Compose, but for the `b` of single bytes. */
function sizeOf({ sizeLimit }: EmptyVolume): string[] {
  return sizeLimit === undefined ? [] : [`size=${printBytes(sizeLimit).replace('b', '')}`];
}

function isShared(volume: EmptyVolume, { mounts }: ContainerContext): boolean {
  return (mounts.get(volume.name)?.length ?? 0) > 1;
}

/** Names of workloads and volumes hold no underscore, so one between them keeps all volumes apart. */
function addVolume(volume: EmptyVolume, context: ContainerContext): string {
  const { project, workload } = context;
  const source = `${workload.name}_${volume.name}`;
  if (project.volumes.has(source)) return source;
  if (isFilledByInit(volume, context)) {
    project.volumes.set(source, {});
    reportKept(volume, context);
  } else {
    const o = [anyoneMayWrite, ...sizeOf(volume)].join(',');
    project.volumes.set(source, { driver_opts: { type: 'tmpfs', device: 'tmpfs', o } });
  }
  return source;
}

/** The Engine unmounts a volume when no running container uses it, and a tmpfs is empty from then on. */
function isFilledByInit(volume: EmptyVolume, { mounts, workload }: ContainerContext): boolean {
  return mounts.get(volume.name)?.some((container) => workload.initContainers.includes(container)) ?? false;
}

/**
 * A named volume on disk belongs to root, unless the first container that mounts it has a folder in that place: the
 * volume takes over its mode. So the first init container mounts it a second time, where images let everyone write.
 * There is one such folder, hence one volume for each init container.
 */
function opens(volume: EmptyVolume, context: ContainerContext): boolean {
  const { container, mounts, volumes } = context;
  const first = container.mounts.find((mount) => {
    const candidate = volumes.get(mount.volume);
    return (
      candidate?.type === 'empty' &&
      isFilledByInit(candidate, context) &&
      mounts.get(mount.volume)?.[0] === container
    );
  });
  const isTaken = container.mounts.some(
    ({ path }) => path === openFolder || path.startsWith(`${openFolder}/`),
  );
  return first?.volume === volume.name && isShared(volume, context) && !isTaken;
}

function reportKept(volume: EmptyVolume, context: ContainerContext): void {
  const { place, name } = context;
  const opened = opens(volume, context);
  place.project.prepared.report({
    code: 'parity/approximated',
    ...(!opened && { severity: 'warning' as const }),
    message: `On Compose the scratch space "${volume.name}" is a named volume on disk, since an init container fills it.`,
    origin: place.origin,
    property: within(place, 'volumes').property,
    affected: [{ target: 'compose', object: `services.${name}`, pointer: '/volumes' }],
    consequence: opened
      ? `It outlives the containers and has no size limit. Everyone may write to it if the image of ${name} has ${openFolder}.`
      : 'It outlives the containers, has no size limit, and only root may write to it.',
    ...(!opened && { fix: 'Fill one scratch space with each init container, or run them as root.' }),
  });
}

function reportSubPath(mount: Mount, volume: EmptyVolume, { place, name }: ContainerContext): void {
  place.project.prepared.report({
    code: 'parity/not-expressible',
    message: `Compose cannot mount "${mount.file}" of the scratch space "${volume.name}" alone; it is left out there.`,
    origin: place.origin,
    property: within(place, 'volumes', mount.path).property,
    affected: [{ target: 'compose', object: `services.${name}`, pointer: '/volumes' }],
    fix: 'Mount the whole volume at a folder.',
  });
}

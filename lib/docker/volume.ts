import type { EmptyVolume, Mount } from '../model/volume';
import type { ContainerContext } from './context';
import { type Escaped, escapeDollars } from './escaped';
import { inService, within } from './place';
import { type TmpfsMount, tmpfsOptions } from './tmpfs';

const tmpfs = escapeDollars('tmpfs');

/** A folder that images have with that very mode. */
const openFolder = '/var/tmp';

/** A mount of a named volume. */
export type VolumeMount = {
  readonly type: 'volume';
  readonly source: Escaped;
  readonly target: Escaped;
  readonly read_only?: boolean;
  readonly volume?: { readonly nocopy?: boolean; readonly subpath?: Escaped };
};

/** A mount of scratch space, in the place that Docker has for it. */
export interface ScratchMounts {
  readonly tmpfs: readonly TmpfsMount[];
  readonly volumes: readonly VolumeMount[];
}

/**
 * Mounts scratch space: a tmpfs of the container's own, or a named volume where several mounts share it. It begins
 * empty, whatever the image has in that place.
 * @param opened what `openedBy` says of the container.
 */
export function lowerEmptyMount(
  mount: Mount,
  volume: EmptyVolume,
  opened: string | undefined,
  context: ContainerContext,
): ScratchMounts {
  if (mount.file !== undefined) {
    reportSubPath(mount, volume, context);
    return { tmpfs: [], volumes: [] };
  }
  const target = escapeDollars(mount.path);
  const isCommon = isShared(volume, context);
  if (isCommon && !context.project.dialect.sharesScratch) reportApart(volume, context);
  if (!isCommon || !context.project.dialect.sharesScratch) {
    return { tmpfs: [{ target, volume, readOnly: mount.readOnly }], volumes: [] };
  }
  const source = escapeDollars(addVolume(volume, opened, context));
  const readOnly = mount.readOnly ? { read_only: true } : {};
  const volumes: VolumeMount[] = [{ type: 'volume', source, target, ...readOnly, volume: { nocopy: true } }];
  if (opened === volume.name) volumes.push({ type: 'volume', source, target: escapeDollars(openFolder) });
  return { tmpfs: [], volumes };
}

function isShared(volume: EmptyVolume, { mounts }: ContainerContext): boolean {
  return (mounts.get(volume.name)?.count ?? 0) > 1;
}

/** Names of workloads and volumes hold no underscore, so one between them keeps all volumes apart. */
function addVolume(volume: EmptyVolume, opened: string | undefined, context: ContainerContext): string {
  const { project, service } = context;
  const source = `${service}_${volume.name}`;
  if (project.volumes.has(source)) return source;
  if (isFilledByInit(volume, context)) {
    project.volumes.set(source, {});
    reportKept(volume, opened === volume.name, context);
  } else {
    const o = escapeDollars(tmpfsOptions(volume).join(','));
    project.volumes.set(source, { driver_opts: { type: tmpfs, device: tmpfs, o } });
  }
  return source;
}

/** The Engine unmounts a volume when no running container uses it, and a tmpfs is empty from then on. */
function isFilledByInit(volume: EmptyVolume, { mounts }: ContainerContext): boolean {
  return mounts.get(volume.name)?.byInit ?? false;
}

/**
 * A named volume on disk belongs to root, unless the first container that mounts it has a folder in that place: the
 * volume takes over its mode. So the first init container mounts it a second time, where images let everyone write.
 * There is one such folder, hence one volume for each init container: nothing where it has none to open.
 */
export function openedBy({ container, workload, mounts, volumes }: ContainerContext): string | undefined {
  if (workload.initContainers.length === 0) return undefined;
  let found: string | undefined;
  for (const { path, volume } of container.mounts) {
    if (path === openFolder || path.startsWith(`${openFolder}/`)) return undefined;
    const use = mounts.get(volume);
    if (use?.byInit && use.first === container && volumes.get(volume)?.type === 'empty') found ??= volume;
  }
  return found;
}

function reportKept(volume: EmptyVolume, opened: boolean, context: ContainerContext): void {
  const { place, name, project } = context;
  project.prepared.report({
    code: 'parity/approximated',
    ...(!opened && { severity: 'warning' as const }),
    message: `On ${project.dialect.label} the scratch space "${volume.name}" is a named volume on disk, since an init container fills it.`,
    origin: place.origin,
    property: within(place, 'volumes').property,
    affected: [inService(place, name, '/volumes')],
    consequence: opened
      ? `It outlives the containers and has no size limit. Everyone may write to it if the image of ${name} has ${openFolder}.`
      : 'It outlives the containers, has no size limit, and only root may write to it.',
    ...(!opened && { fix: 'Fill one scratch space with each init container, or run them as root.' }),
  });
}

function reportApart(volume: EmptyVolume, { place, name, project, workload }: ContainerContext): void {
  const { label } = project.dialect;
  project.prepared.report({
    code: 'parity/not-expressible',
    severity: 'warning',
    message: `The containers of "${workload.name}" cannot share the scratch space "${volume.name}" on ${label}: each has its own.`,
    origin: place.origin,
    property: within(place, 'volumes').property,
    affected: [inService(place, name, '/volumes')],
    consequence: 'What one of them writes, the others never see.',
    fix: `Give them a claim() in common, or do the same in one container: \`${project.dialect.target}: { … }\`.`,
  });
}

function reportSubPath(mount: Mount, volume: EmptyVolume, { place, name }: ContainerContext): void {
  place.project.prepared.report({
    code: 'parity/not-expressible',
    message: `${place.project.dialect.label} cannot mount "${mount.file}" of the scratch space "${volume.name}" alone; it is left out there.`,
    origin: place.origin,
    property: within(place, ...(mount.property ?? [])).property,
    affected: [inService(place, name, '/volumes')],
    fix: 'Mount the whole volume at a folder.',
  });
}

import type { Claim } from '../model/claim';
import {
  type ClaimVolume,
  type ExistingClaimVolume,
  isClaim,
  isOfEach,
  isOfPod,
  type Mount,
} from '../model/volume';
import type { ContainerContext, WorkloadContext } from './context';
import { type Escaped, escapeDollars } from './escaped';
import type { KnownVolume, NamedVolume } from './named-volume';
import { inService, within } from './place';
import type { VolumeMount } from './volume';

/**
 * Mounts what outlives the containers: a named volume. It begins empty, as a claim does, whatever the image has in that
 * place; one that exists is taken as it is.
 */
export function lowerClaimMount(
  mount: Mount,
  volume: ClaimVolume | ExistingClaimVolume,
  context: ContainerContext,
): VolumeMount {
  const source = escapeDollars(addVolume(volume, context));
  const target = escapeDollars(mount.path);
  const subpath = mount.file === undefined ? {} : { subpath: escapeDollars(mount.file) };
  const options = volume.type === 'claim' ? { nocopy: true, ...subpath } : subpath;
  const readOnly = mount.readOnly ? { read_only: true } : {};
  return {
    type: 'volume',
    source,
    target,
    ...readOnly,
    ...(Object.keys(options).length > 0 && { volume: options }),
  };
}

/**
 * What the named volume of a workload's own volume is called: the same as the claim on Kubernetes, or that of a replica,
 * which always carries its ordinal, so that more replicas later change nothing for this one.
 */
export function claimName(volume: string, { volumes, ordinal }: WorkloadContext): string {
  const found = volumes.get(volume);
  if (found?.type === 'claim') {
    const isOfReplica = isOfEach(found) || (isOfPod(found) && ordinal !== undefined);
    return isOfReplica ? `${found.claim.name}-${ordinal ?? 0}` : found.claim.name;
  }
  return found?.type === 'existingClaim' ? found.claim : volume;
}

/** The group that the claims of a workload belong to, for those of its containers that are in another one. */
export function claimGroups({ claimOwner, container, volumes }: ContainerContext): Escaped[] | undefined {
  const { user, mounts } = container;
  if (claimOwner === undefined || user === 'image' || claimOwner.gid === (user.gid ?? user.uid)) {
    return undefined;
  }
  const lasts = ({ volume }: Mount) => {
    const found = volumes.get(volume);
    return found !== undefined && isClaim(found);
  };
  if (!mounts.some(lasts)) return undefined;
  return [escapeDollars(String(claimOwner.gid))];
}

/** It has the claim's name: the same whichever workload is lowered first, and whatever else the app holds. */
function addVolume(volume: ClaimVolume | ExistingClaimVolume, context: ContainerContext): string {
  const { project, workload, described } = context;
  const name = claimName(volume.name, context);
  const { namespace } = workload.chart;
  const known = project.claims.get(name);
  if (known !== undefined && !isSame(known, volume, namespace)) reportTwo(name, known, volume, context);
  // One that the app makes stays the app's own, whoever else finds it by name.
  if (known === undefined || volume.type === 'claim') {
    project.claims.set(name, { volume, namespace, path: described.origin.path });
    project.volumes.set(
      name,
      volume.type === 'claim' ? driverOf(volume.claim) : { external: true, name: escapeDollars(name) },
    );
  }
  return name;
}

/** Without one Docker takes its own. */
function driverOf({ driver }: Claim): NamedVolume {
  if (driver === undefined) return {};
  const options = Object.entries(driver.options).map(([key, value]) => [key, escapeDollars(value)] as const);
  const named = { driver: escapeDollars(driver.name) };
  return options.length === 0 ? named : { ...named, driver_opts: Object.fromEntries(options) };
}

function isSame(
  known: KnownVolume,
  volume: ClaimVolume | ExistingClaimVolume,
  namespace: string | undefined,
): boolean {
  if (known.namespace !== namespace) return false;
  return known.volume.type !== 'claim' || volume.type !== 'claim' || known.volume.claim === volume.claim;
}

function reportTwo(
  name: string,
  known: KnownVolume,
  volume: ClaimVolume | ExistingClaimVolume,
  { project, place, described, name: service }: ContainerContext,
): void {
  project.prepared.report({
    code: 'name/duplicate',
    message: `"${described.origin.path}" and "${known.path}" would both have the volume "${name}" in the ${project.dialect.whole}.`,
    origin: place.origin,
    property: volume.property ?? within(place, 'volumes').property,
    affected: [inService(place, service, '/volumes')],
    consequence: 'The two would share their data there, and nowhere else.',
    fix: 'Give one of the claims another name, or mount the same claim() value in both.',
  });
}

import { mapList } from '../model/map-list';
import { isOfEach, type PodVolume, type Volume } from '../model/volume';
import type { CompleteWorkload } from '../passes/complete';
import type { PodMetadata } from '../passes/defaults';
import type { Prepared } from '../passes/prepare';
import type { Container, PodSpec, PodTemplateSpec } from './api.generated';
import { withoutBinds } from './bind';
import { followConfigMaps } from './config-map';
import { lowerContainer } from './container';
import { kinds } from './kinds';
import { annotationsOf, type Described, labelsOf } from './metadata';
import { lowerNameResolution } from './name-resolution';
import type { Place } from './place';
import type { OtherObjects } from './planned';
import { lowerScheduling } from './scheduling';
import { toSeconds } from './seconds';
import { lowerPodSecurity } from './security';
import { sharedMemoryVolumes } from './shared-memory';
import { lowerVolume } from './volume';
import { lowerWaits } from './wait';

/** The pods of a workload, whatever kind of object makes them. */
export function lowerPodTemplate(
  workload: CompleteWorkload,
  prepared: Prepared,
  others: OtherObjects,
): PodTemplateSpec {
  const described = workload.pods === undefined ? workload : withOwn(workload, workload.pods);
  const labels = labelsOf(described);
  const metadata: PodTemplateSpec['metadata'] = labels === undefined ? {} : { labels };
  // On the pods as well: sidecar injectors, scrapers and `field('metadata.annotations…')` look there.
  const annotations = annotationsOf(described);
  if (annotations !== undefined) metadata.annotations = annotations;
  return { metadata, spec: lowerPod(workload, prepared, others) };
}

/** What the user says of the pods stands before what a pass adds. */
function withOwn({ name, chart, labels, annotations }: CompleteWorkload, pods: PodMetadata): Described {
  return {
    name,
    chart,
    labels: { ...pods.labels, ...labels },
    annotations: { ...pods.annotations, ...annotations },
  };
}

/** Where the values of a workload stand that go into its pods. */
export function podPlace(workload: CompleteWorkload, prepared: Prepared): Place {
  return {
    prepared,
    origin: workload.origin,
    chart: workload.chart,
    object: `${kinds[workload.kind].kind}/${workload.name}`,
    property: [],
  };
}

function lowerPod(given: CompleteWorkload, prepared: Prepared, others: OtherObjects): PodSpec {
  const place = podPlace(given, prepared);
  const workload = withoutBinds(given, place);
  const { identity, pullSecrets = [] } = workload;
  const beginning: Omit<PodSpec, 'containers'> = {
    serviceAccountName: identity.name,
    automountServiceAccountToken: identity.mountToken ?? false,
    enableServiceLinks: false,
  };
  if (pullSecrets.length > 0) beginning.imagePullSecrets = mapList(pullSecrets, (name) => ({ name }));
  beginning.securityContext = lowerPodSecurity(workload);
  beginning.terminationGracePeriodSeconds = toSeconds(workload.stopGracePeriod);
  const waits = lowerWaits(workload, place, others);
  const before = lowerInitContainers(waits.containers, workload, place);
  if (before.length > 0) beginning.initContainers = before;
  const containers = mapList(workload.containers, (container) => lowerContainer(container, 'main', place));
  const pod: PodSpec = Object.assign(beginning, { containers });
  const volumes: NonNullable<PodSpec['volumes']> = [];
  for (const volume of workload.volumes) if (isOfPod(volume)) volumes.push(lowerVolume(volume, place));
  volumes.push(...waits.volumes);
  volumes.push(...sharedMemoryVolumes(workload));
  if (volumes.length > 0) pod.volumes = volumes;
  followConfigMaps(pod, workload, prepared, others);
  Object.assign(pod, lowerNameResolution(workload));
  if (workload.scheduling !== undefined) {
    Object.assign(pod, lowerScheduling(workload, workload.scheduling, place));
  }
  return pod;
}

/** The controller adds the claims of each replica by itself. */
function isOfPod(volume: Volume): volume is PodVolume {
  return volume.type !== 'bind' && !isOfEach(volume);
}

/**
 * What runs before the main containers, one after the other: waiting for dependencies, since init containers may
 * need them; then init containers in their order; then sidecars, which stay. An init container that needs a sidecar
 * is not served by this order; on Compose it would not be either.
 */
function lowerInitContainers(
  waits: readonly Container[],
  workload: CompleteWorkload,
  place: Place,
): Container[] {
  const before = [...waits];
  for (const container of workload.initContainers) before.push(lowerContainer(container, 'init', place));
  for (const container of workload.sidecars) before.push(lowerContainer(container, 'sidecar', place));
  return before;
}

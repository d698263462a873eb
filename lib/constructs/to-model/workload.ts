import type { Construct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { settle } from '../../diagnostics/settle';
import { mapList } from '../../model/map-list';
import type { Port } from '../../model/port';
import { targets } from '../../model/target';
import { type Identity, servingContainers, type WorkloadBase } from '../../model/workload';
import type { ContainerOwnProps, ContainerProps } from '../props/container';
import { type ContainerDefaults, containerDefaults } from '../props/defaults';
import type { SingleContainerProps } from '../props/single-container';
import type { StorageProps } from '../props/storage';
import type { ServiceAccountProps, WorkloadProps } from '../props/workload';
import { appStateOf } from '../tree/app-state';
import { chartModelOf, nameBelowChart } from '../tree/chart-model';
import { claimFinder } from '../tree/claims';
import { defaultsAt } from '../tree/defaults';
import { checkHostPaths } from '../tree/host-paths';
import { isolationAt } from '../tree/isolation';
import type { Part } from '../tree/part';
import { checkShared } from '../tree/shared-volumes';
import { buildContainer } from './container';
import { endpointOf, startAfterOf } from './endpoints';
import { buildLabels } from './labels';
import { buildLogging } from './logging';
import { buildMetrics, metricsAnnotations } from './metrics';
import { servicePatches } from './patch';
import { buildPermission } from './permission';
import { milliseconds } from './probe';
import { buildScheduling } from './scheduling';
import type { Stated } from './stated';
import { buildStorage } from './storage';
import { addTelemetry } from './telemetry';
import { type VolumeSet, volumeSet } from './volumes';

/** A workload, and what is needed to add to it. */
export interface BuiltWorkload<W> {
  readonly model: W;
  readonly volumes: VolumeSet;
  readonly defaults: ContainerDefaults;
}

const none: ContainerDefaults = {};

/** The props of a workload that lists its containers. */
interface ListedContainers extends WorkloadProps {
  readonly containers: readonly Partial<ContainerProps>[];
  /** Of a StatefulApp: mounted into the first container. */
  readonly storage?: Readonly<Record<string, StorageProps>>;
}

/** Reads a workload whose one container is described by the props of its construct. */
export function buildWithOne(
  construct: Construct,
  { origin, props }: Part<WorkloadProps & ContainerOwnProps & SingleContainerProps>,
): BuiltWorkload<WorkloadBase> {
  const containers = [{ ...props, name: props.containerName }];
  return buildWorkload(construct, { origin, props: { ...props, containers }, inner: true });
}

/**
 * Reads what every kind of workload has into the model. Its props are laid over the defaults of its chart and app, and
 * so are its containers; those that it may have beside them are not.
 */
export function buildWorkload(
  construct: Construct,
  { origin, props, inner }: Part<ListedContainers>,
): BuiltWorkload<WorkloadBase> {
  const defaults = containerDefaults(defaultsAt(construct, props.targets));
  const name = props.name ?? nameBelowChart(construct);
  const { selector = { 'app.kubernetes.io/name': name } } = props;
  const on = props.targets ?? targets;
  const volumes = volumeSet(name, claimFinder(construct, { targets: on }));
  // Before all other volumes, which take the names that are left.
  const storage = props.storage && buildStorage(props.storage, volumes, reportAs(construct, origin));
  const build = (kind: 'containers' | 'initContainers' | 'sidecars', fallback: (index: number) => string) =>
    mapList(props[kind] ?? [], (container: Partial<ContainerProps>, index) =>
      buildContainer(container, {
        name: fallback(index),
        // The one container of a WebApp is described by the WebApp's own props.
        property: inner && kind === 'containers' ? [] : [kind, index],
        defaults: kind === 'containers' ? none : defaults,
        volumes,
      }),
    );
  const containers = build('containers', (index) => (index === 0 ? name : `${name}-${index + 1}`));
  const initContainers = build('initContainers', (index) => `init-${index + 1}`);
  const sidecars = build('sidecars', (index) => `sidecar-${index + 1}`);
  const metrics =
    props.metrics === undefined
      ? undefined
      : buildMetrics(props.metrics, portsOf({ containers, sidecars }), reportAs(construct, origin));
  addTelemetry(containers, name, props);
  const model = {
    name,
    origin,
    chart: chartModelOf(construct),
    targets: on,
    labels: { 'app.kubernetes.io/name': name, ...selector, ...buildLabels(props) },
    annotations: { ...metricsAnnotations(metrics), ...props.annotations },
    selector,
    containers,
    initContainers,
    sidecars,
    volumes: volumes.volumes,
    stopGracePeriod: milliseconds(props.stopGracePeriod),
    stopSignal: props.stopSignal,
    startAfter: (props.startAfter ?? []).flatMap(startAfterOf),
    calls: (props.calls ?? []).flatMap(endpointOf),
    network: isolationAt(construct),
    identity: buildIdentity(props, name),
    permissions: props.permissions && mapList(props.permissions, buildPermission),
    metrics,
    pullSecrets: props.pullSecrets,
    scheduling: props.scheduling && buildScheduling(props.scheduling),
    hostname: props.hostname,
    hostAliases: props.hostAliases,
    dns: props.dns,
    logging: props.logging && buildLogging(props.logging),
    profiles: props.profiles?.length ? props.profiles : undefined,
    servicePatches: servicePatches(props.patch, origin),
    mesh: undefined,
    views: undefined,
  } satisfies Stated<
    WorkloadBase,
    WorkloadProps,
    'serviceAccount' | 'telemetry' | 'version' | 'partOf' | 'component' | 'suppress' | 'patch'
  >;
  if (storage !== undefined) model.containers[0]?.mounts.unshift(...storage);
  checkShared(construct, model, volumes);
  checkHostPaths(construct, model, volumes);
  return { model, volumes, defaults };
}

function portsOf(workload: Parameters<typeof servingContainers>[0]): readonly Port[] {
  return servingContainers(workload).flatMap(({ ports }) => ports);
}

function reportAs(construct: Construct, origin: Origin): (finding: Omit<Finding, 'origin'>) => void {
  return (finding) => appStateOf(construct).findings.push(settle({ ...finding, origin }));
}

/** Whoever may ask the API server has the token for it. */
function buildIdentity(
  { serviceAccount: said = {}, permissions = [] }: Pick<WorkloadProps, 'serviceAccount' | 'permissions'>,
  workload: string,
): Identity {
  const asks = permissions.length > 0 ? true : undefined;
  if (typeof said === 'string') return { name: said, create: false, mountToken: asks };
  const { name = workload, create = true, mountToken = asks } = said;
  return { name, create, mountToken } satisfies Stated<Identity, ServiceAccountProps>;
}

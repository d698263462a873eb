import type { Construct } from 'constructs';
import { parseDuration } from '../../model/duration';
import { mapList } from '../../model/map-list';
import type { Rollout } from '../../model/rollout';
import type { Scale } from '../../model/scale';
import { targets } from '../../model/target';
import type { Identity, Workload } from '../../model/workload';
import type { ContainerProps } from '../props/container';
import type { Defaults } from '../props/defaults';
import type { DeploymentProps } from '../props/deployment';
import type { RolloutProps, ScaleRange, ServiceAccountProps } from '../props/workload';
import { chartModelOf, nameBelowChart } from '../tree/chart-model';
import { defaultsAt } from '../tree/defaults';
import type { Part } from '../tree/part';
import { buildContainer } from './container';
import { endpointOf, startAfterOf } from './endpoints';
import { toPatch } from './patch';
import { milliseconds } from './probe';
import { type VolumeSet, volumeSet } from './volumes';

export interface BuiltWorkload {
  readonly model: Workload;
  readonly volumes: VolumeSet;
  readonly defaults: Defaults;
}

/** Reads the props of a workload into the model, with the defaults of its chart and app. */
export function buildWorkload(
  construct: Construct,
  { origin, props, inner }: Part<DeploymentProps>,
): BuiltWorkload {
  const defaults = defaultsAt(construct);
  const name = props.name ?? nameBelowChart(construct);
  const volumes = volumeSet(name);
  const build = (kind: 'containers' | 'initContainers' | 'sidecars', fallback: (index: number) => string) =>
    mapList(props[kind] ?? [], (container: ContainerProps, index) =>
      buildContainer(container, {
        name: fallback(index),
        // The one container of a WebApp is described by the WebApp's own props.
        property: inner && kind === 'containers' ? [] : [kind, index],
        defaults,
        volumes,
      }),
    );
  const model: Workload = {
    kind: 'deployment',
    name,
    origin,
    chart: chartModelOf(construct),
    targets: props.targets ?? defaults.targets ?? targets,
    labels: { 'app.kubernetes.io/name': name, ...defaults.labels, ...props.labels },
    annotations: { ...defaults.annotations, ...props.annotations },
    selector: { 'app.kubernetes.io/name': name },
    scale: buildScale(props.scale ?? props.replicas),
    containers: build('containers', (index) => (index === 0 ? name : `${name}-${index + 1}`)),
    initContainers: build('initContainers', (index) => `init-${index + 1}`),
    sidecars: build('sidecars', (index) => `sidecar-${index + 1}`),
    volumes: volumes.volumes,
    rollout: buildRollout(props.rollout),
    restart: props.restart,
    stopGracePeriod: milliseconds(props.stopGracePeriod ?? defaults.stopGracePeriod),
    stopSignal: props.stopSignal,
    startAfter: (props.startAfter ?? []).flatMap(startAfterOf),
    calls: (props.calls ?? []).flatMap(endpointOf),
    identity: buildIdentity(props.serviceAccount, name),
    disruptionBudget: props.disruptionBudget,
    pullSecrets: props.pullSecrets ?? defaults.pullSecrets,
    composePatches:
      props.patch?.compose === undefined ? [] : [toPatch(props.patch.compose, origin, ['patch', 'compose'])],
  };
  return { model, volumes, defaults };
}

function buildScale(value: number | ScaleRange | undefined): Scale | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number') return { type: 'fixed', replicas: value };
  const { min, max, cpu, memory } = value;
  return {
    type: 'range',
    min,
    max,
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
    ...(cpu === undefined && memory === undefined && { cpu: 80 }),
  };
}

function buildRollout(value: 'recreate' | RolloutProps | undefined): Rollout | undefined {
  if (value === undefined) return undefined;
  if (value === 'recreate') return { strategy: 'recreate' };
  const { maxSurge, maxUnavailable, minReady, progressDeadline } = value;
  return {
    strategy: 'rolling',
    ...(maxSurge !== undefined && { maxSurge }),
    ...(maxUnavailable !== undefined && { maxUnavailable }),
    ...(minReady !== undefined && { minReady: parseDuration(minReady) }),
    ...(progressDeadline !== undefined && { progressDeadline: parseDuration(progressDeadline) }),
  };
}

function buildIdentity(value: string | ServiceAccountProps | undefined, workload: string): Identity {
  if (typeof value === 'string') return { name: value, create: false };
  const { name = workload, create = true, mountToken } = value ?? {};
  return { name, create, ...(mountToken !== undefined && { mountToken }) };
}

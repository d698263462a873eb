import { mapList } from '../../model/map-list';
import type { PodAffinity, Scheduling, Spot, SpotProvider, Spread, Topology } from '../../model/scheduling';
import { parseToleration, type Toleration } from '../../model/toleration';
import type { Selectable } from '../props/constructs';
import type { PodAffinityProps, SchedulingProps, SpotProps, SpreadProps } from '../props/scheduling';
import type { TolerationProps } from '../props/toleration';
import { modelKey, modelOf } from '../tree/model-of';
import { milliseconds } from './probe';
import type { Stated } from './stated';

export function buildScheduling(props: SchedulingProps): Scheduling {
  const { spread = [] } = props;
  return {
    nodeSelector: props.nodeSelector,
    preferredNodes: props.preferredNodes,
    tolerations: props.tolerations && mapList(props.tolerations, buildToleration),
    spread: mapList(isList(spread) ? spread : [spread], buildSpread),
    togetherWith: props.togetherWith?.flatMap(buildAffinity),
    apartFrom: props.apartFrom?.flatMap(buildAffinity),
    priorityClass: props.priorityClass,
    runtimeClass: props.runtimeClass,
    spot: buildSpot(props.spot),
  } satisfies Stated<Scheduling, SchedulingProps>;
}

/** The word of the language leaves a list that cannot be changed out of its guess. */
function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

function buildToleration(value: string | TolerationProps): Toleration {
  if (typeof value === 'string') return parseToleration(value) ?? {};
  const { key, value: wanted, effect, duration } = value;
  return { key, value: wanted, effect, duration: milliseconds(duration) } satisfies Stated<
    Toleration,
    TolerationProps
  >;
}

function buildSpread(value: Topology | SpreadProps): Spread {
  if (typeof value === 'string' || 'topologyKey' in value) return buildSpread({ over: value });
  const { over, maxSkew = 1, required = false } = value;
  return { over, maxSkew, required } satisfies Stated<Spread, SpreadProps>;
}

/** Nothing for a workload whose props could not be read. */
function buildAffinity(value: Selectable | 'replicas' | PodAffinityProps): PodAffinity[] {
  if (value === 'replicas' || modelKey in value) return buildAffinity({ workload: value });
  const { over = 'nodes', required = true } = value;
  const workload = value.workload === 'replicas' ? value.workload : modelOf(value.workload)?.workload;
  return workload === undefined ? [] : [{ workload, over, required }];
}

function buildSpot(value: SpotProvider | SpotProps | undefined): Spot | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return { on: value, required: true };
  const { on, required = true } = value;
  return { on, required } satisfies Stated<Spot, SpotProps>;
}

import { mapList } from '../model/map-list';
import type { NodeLabel, NodeLabels, Scheduling } from '../model/scheduling';
import type { Toleration } from '../model/toleration';
import type { CompleteWorkload } from '../passes/complete';
import { lowerPodAffinity } from './affinity';
import type * as api from './api.generated';
import { podVersions } from './kinds';
import type { Place } from './place';
import { toSeconds } from './seconds';
import { sortKeys } from './sort-keys';
import { spotNodes } from './spot';
import { topologyKey } from './topology';

/** The keys of a pod that say which nodes it goes to. */
export type PodScheduling = Pick<
  api.PodSpec,
  | 'nodeSelector'
  | 'affinity'
  | 'tolerations'
  | 'topologySpreadConstraints'
  | 'priorityClassName'
  | 'runtimeClassName'
>;

export function lowerScheduling(
  workload: CompleteWorkload,
  scheduling: Scheduling,
  place: Place,
): PodScheduling {
  const { priorityClass, runtimeClass } = scheduling;
  const { plain, others, preferred } = nodesOf(scheduling);
  const pod: PodScheduling = {};
  if (Object.keys(plain).length > 0) pod.nodeSelector = sortKeys(plain);
  const affinity = {
    ...(others.length + preferred.length > 0 && { nodeAffinity: lowerNodeAffinity(others, preferred) }),
    ...lowerPodAffinity(workload, scheduling, place),
  };
  if (Object.keys(affinity).length > 0) pod.affinity = affinity;
  const tolerations = lowerTolerations(scheduling);
  if (tolerations.length > 0) pod.tolerations = tolerations;
  const spread = lowerSpread(workload, scheduling);
  if (spread.length > 0) pod.topologySpreadConstraints = spread;
  if (priorityClass !== undefined) pod.priorityClassName = priorityClass;
  if (runtimeClass !== undefined) pod.runtimeClassName = runtimeClass;
  return pod;
}

/** What nodes have to be, by one value in a map, and by more than that; and which are better. */
function nodesOf({ nodeSelector = {}, preferredNodes = {}, spot }: Scheduling) {
  const plain: Record<string, string> = {};
  const others: api.NodeSelectorRequirement[] = [];
  const preferred = requirementsOf(preferredNodes);
  for (const key of Object.keys(nodeSelector)) {
    const wanted = nodeSelector[key];
    if (typeof wanted === 'string') plain[key] = wanted;
    else if (wanted !== undefined) others.push(lowerNodeLabel(key, wanted));
  }
  if (spot !== undefined) {
    const { key, value } = spotNodes[spot.on];
    if (spot.required) plain[key] = value;
    else preferred.push(lowerNodeLabel(key, value));
  }
  return { plain, others, preferred };
}

function requirementsOf(labels: NodeLabels): api.NodeSelectorRequirement[] {
  return Object.entries(labels).map(([key, wanted]) => lowerNodeLabel(key, wanted));
}

function lowerNodeLabel(key: string, wanted: NodeLabel): api.NodeSelectorRequirement {
  if (typeof wanted === 'string') return { key, operator: 'In', values: [wanted] };
  if ('notIn' in wanted) return { key, operator: 'NotIn', values: [...wanted.notIn] };
  if ('exists' in wanted) return { key, operator: wanted.exists ? 'Exists' : 'DoesNotExist' };
  return { key, operator: 'In', values: [...wanted] };
}

/** Each preference counts for itself, and as much as the others: a node that has one of them is better than none. */
function lowerNodeAffinity(
  required: api.NodeSelectorRequirement[],
  preferred: readonly api.NodeSelectorRequirement[],
): api.NodeAffinity {
  const affinity: api.NodeAffinity = {};
  if (required.length > 0) {
    affinity.requiredDuringSchedulingIgnoredDuringExecution = {
      nodeSelectorTerms: [{ matchExpressions: required }],
    };
  }
  if (preferred.length > 0) {
    affinity.preferredDuringSchedulingIgnoredDuringExecution = mapList(preferred, (requirement) => ({
      weight: 100,
      preference: { matchExpressions: [requirement] },
    }));
  }
  return affinity;
}

function lowerTolerations({ tolerations = [], spot }: Scheduling): api.Toleration[] {
  const lowered = mapList(tolerations, lowerToleration);
  if (spot === undefined) return lowered;
  const { key, value, tainted } = spotNodes[spot.on];
  if (tainted) lowered.push(lowerToleration({ key, value, effect: 'NoSchedule' }));
  return lowered;
}

function lowerToleration({ key, value, effect, duration }: Toleration): api.Toleration {
  const lowered: api.Toleration = key === undefined ? {} : { key };
  lowered.operator = value === undefined ? 'Exists' : 'Equal';
  if (value !== undefined) lowered.value = value;
  if (effect !== undefined) lowered.effect = effect;
  if (duration !== undefined) lowered.tolerationSeconds = toSeconds(duration);
  return lowered;
}

/** Pods of one version are spread by themselves: else those that are about to go would count while rolling. */
function lowerSpread(
  workload: CompleteWorkload,
  { spread = [] }: Scheduling,
): api.TopologySpreadConstraint[] {
  const version = podVersions[workload.kind];
  return mapList(spread, ({ over, maxSkew, required }) => ({
    maxSkew,
    topologyKey: topologyKey(over),
    whenUnsatisfiable: required ? 'DoNotSchedule' : 'ScheduleAnyway',
    labelSelector: { matchLabels: sortKeys(workload.selector) },
    ...(version !== undefined && { matchLabelKeys: [version] }),
  }));
}

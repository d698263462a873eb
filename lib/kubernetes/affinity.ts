import { mapList } from '../model/map-list';
import type { PodAffinity, Scheduling } from '../model/scheduling';
import { onTarget } from '../model/views';
import type { CompleteWorkload } from '../passes/complete';
import type { Affinity, PodAffinity as Lowered, PodAffinityTerm } from './api.generated';
import { podVersions } from './kinds';
import { type Place, within } from './place';
import { namespaceSeenFrom } from './reference';
import { sortKeys } from './sort-keys';
import { topologyKey } from './topology';

/** Which pods the pods of a workload are kept together with, and which apart from. */
export function lowerPodAffinity(
  workload: CompleteWorkload,
  { togetherWith, apartFrom }: Scheduling,
  place: Place,
): Pick<Affinity, 'podAffinity' | 'podAntiAffinity'> {
  const affinity: Pick<Affinity, 'podAffinity' | 'podAntiAffinity'> = {};
  const lower = (prop: string, list: readonly PodAffinity[]) =>
    lowerTerms(workload, list, within(place, 'scheduling', prop));
  if (togetherWith?.length) affinity.podAffinity = lower('togetherWith', togetherWith);
  if (apartFrom?.length) affinity.podAntiAffinity = lower('apartFrom', apartFrom);
  return affinity;
}

function lowerTerms(workload: CompleteWorkload, list: readonly PodAffinity[], place: Place): Lowered {
  const required: PodAffinityTerm[] = [];
  const preferred: PodAffinityTerm[] = [];
  list.forEach((each, index) => {
    const terms = each.required ? required : preferred;
    terms.push(lowerTerm(workload, each, within(place, index)));
  });
  const lowered: Lowered = {};
  if (required.length > 0) lowered.requiredDuringSchedulingIgnoredDuringExecution = required;
  if (preferred.length > 0) {
    lowered.preferredDuringSchedulingIgnoredDuringExecution = mapList(preferred, (podAffinityTerm) => ({
      weight: 100,
      podAffinityTerm,
    }));
  }
  return lowered;
}

function lowerTerm(own: CompleteWorkload, { workload, over }: PodAffinity, place: Place): PodAffinityTerm {
  const term: PodAffinityTerm = { topologyKey: topologyKey(over) };
  if (workload === 'replicas') {
    term.labelSelector = { matchLabels: sortKeys(own.selector) };
    // Else new pods would wait for places that old ones leave only after them.
    const version = podVersions[own.kind];
    if (version !== undefined) term.matchLabelKeys = [version];
    return term;
  }
  const other = onTarget(workload, 'kubernetes');
  term.labelSelector = { matchLabels: sortKeys(other.selector) };
  const namespace = namespaceSeenFrom(other, place, 'its pods are not found');
  if (namespace !== undefined) term.namespaces = [namespace];
  return term;
}

import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { isOfEach } from '../../model/volume';
import type { WorkloadBase } from '../../model/workload';
import type { VolumeProps } from '../props/volume';
import type { VolumeSet } from '../to-model/volumes';
import { appStateOf } from './app-state';
import { isVolumeOfDefaults } from './defaults';

type Told = Pick<Finding, 'message' | 'consequence' | 'fix'>;

/**
 * Reports volumes that another workload of the app has already, where the two cannot have the same: one value stands for
 * one volume. `from`: the first volume of the set that is new.
 */
export function checkShared(construct: IConstruct, model: WorkloadBase, set: VolumeSet, from = 0): void {
  const { owners, findings } = appStateOf(construct);
  for (let index = from; index < set.props.length; index++) {
    const props = set.props[index];
    const volume = set.volumes[index];
    if (volume === undefined || !isOne(props)) continue;
    // Each workload has scratch space of its own by default.
    if (props.type === 'empty' && isVolumeOfDefaults(construct, props)) continue;
    const owner = owners.get(props);
    if (owner === undefined) owners.set(props, { workload: model, volume });
    // Whoever is on Kubernetes is whom namespaces are asked of.
    else if (!isOnKubernetes(owner.workload) && isOnKubernetes(model))
      owners.set(props, { workload: model, volume });
    if (owner !== undefined && !isSame(owner.workload, model)) {
      const isOfReplicas = isOfEach(volume) || isOfEach(owner.volume);
      const told = isOfReplicas ? ofReplicas(owner.workload, model) : whyNot(props, owner.workload, model);
      if (told === undefined) continue;
      const { origin } = model;
      const related = [owner.workload.origin];
      findings.push({ code: 'volume/shared', origin, property: volume.property, related, ...told });
    }
  }
}

/** One value is one volume. */
function isOne(props: VolumeProps | undefined): props is VolumeProps {
  return props !== undefined && ['empty', 'claim', 'ephemeralClaim'].includes(props.type);
}

/** Each replica has one of its own, which nobody else could be meant to share. */
function ofReplicas(owner: WorkloadBase, model: WorkloadBase): Told {
  return {
    message: `"${owner.name}" and "${model.name}" mount the same claim() value, which is storage of one of them: each replica has its own.`,
    consequence: 'Each of the two would have volumes of its own, and not see what the other has written.',
    fix: 'Call claim() for each of them.',
  };
}

function whyNot(props: VolumeProps, owner: WorkloadBase, model: WorkloadBase): Told | undefined {
  if (props.type === 'empty' || props.type === 'ephemeralClaim') {
    const made = props.type === 'empty' ? 'emptyDir()' : 'ephemeralClaim()';
    return {
      message: `"${owner.name}" and "${model.name}" mount the same ${made} value, but scratch space is never shared between workloads.`,
      consequence: 'Each of the two would have a volume of its own, and not see what the other has written.',
      fix: `Call ${made} for each of them, or let them talk over the network.`,
    };
  }
  if (props.name === undefined) {
    return {
      message: `"${owner.name}" and "${model.name}" mount the same claim, which has no name.`,
      consequence: `It would be called after "${owner.name}", and its data would be left behind when another one came first.`,
      fix: "Give it one: `claim({ name: 'uploads', … })`.",
    };
  }
  if (!isOnKubernetes(owner) || !isOnKubernetes(model)) return undefined;
  if (owner.chart.namespace === model.chart.namespace) return undefined;
  return {
    message: `"${owner.name}" and "${model.name}" mount the claim "${props.name}", but are in two namespaces.`,
    consequence:
      'On Kubernetes pods find claims in their own namespace alone: one of the two would never start.',
    fix: 'Put both into one namespace, or call claim() for each of them.',
  };
}

function isOnKubernetes({ targets }: WorkloadBase): boolean {
  return targets.includes('kubernetes');
}

/** The same, or what it is on a target where it differs. */
function isSame(one: WorkloadBase, other: WorkloadBase): boolean {
  return one === other || one.origin.path === other.origin.path;
}

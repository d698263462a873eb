import type { IConstruct } from 'constructs';
import type { WorkloadBase } from '../../model/workload';
import type { VolumeSet } from '../to-model/volumes';
import { appStateOf } from './app-state';
import { isVolumeOfDefaults } from './defaults';

/**
 * Reports scratch space that another workload of the app has already: it belongs to one pod, so that each workload would
 * have its own, where one value stands for one volume. `from`: the first volume of the set that is new.
 */
export function claimScratch(construct: IConstruct, model: WorkloadBase, set: VolumeSet, from = 0): void {
  const state = appStateOf(construct);
  for (let index = from; index < set.props.length; index++) {
    const props = set.props[index];
    if (props?.type !== 'empty' || isVolumeOfDefaults(construct, props)) continue;
    const owner = state.scratch.get(props);
    if (owner === undefined) state.scratch.set(props, model);
    else if (!isSame(owner, model)) {
      state.findings.push({
        code: 'volume/shared',
        message: `"${owner.name}" and "${model.name}" mount the same emptyDir() value, but scratch space is never shared between workloads.`,
        origin: model.origin,
        property: set.volumes[index]?.property ?? ['volumes'],
        related: [owner.origin],
        consequence:
          'Each of the two would have a volume of its own, and not see what the other has written.',
        fix: `Call emptyDir() for each of them, or let them talk over the network.`,
      });
    }
  }
}

/** The same, or what it is on a target where it differs. */
function isSame(one: WorkloadBase, other: WorkloadBase): boolean {
  return one === other || (one.name === other.name && one.chart === other.chart);
}

import type { IConstruct } from 'constructs';
import { diagnose } from '../diagnostics/diagnose';
import { captureSite } from '../diagnostics/location';
import { synthesisError } from '../diagnostics/synthesis-error';
import type { Container } from '../model/container';
import type { Volume } from '../model/volume';
import type { Workload } from '../model/workload';
import { buildContainer, type ContainerDefaults } from './build/container';
import { buildMount, type VolumeSet } from './build/volumes';
import type { ContainerProps } from './container';
import { endpointOf, workloadOf } from './endpoints';
import { checkProps } from './part';
import { containerShape } from './props/container';
import { touch } from './state';
import { type TextValue, toText } from './text';
import type { MountProps, VolumeProps } from './volume';
import type { Callable, Startable } from './workload';

/** What a workload's construct keeps, so that it can be added to until synthesis. */
export interface WorkloadChanges {
  readonly construct: IConstruct;
  readonly model: Workload;
  readonly volumes: VolumeSet;
  readonly defaults: ContainerDefaults;
  /** A volume came with a change; it may need an object of its own. */
  onVolume(volume: Volume): void;
}

/** Additions after construction, each the same as writing it in the props. */
export const addToWorkload = {
  env(changes: WorkloadChanges, name: string, value: TextValue): void {
    change(changes, () => {
      const main = changes.model.containers[0];
      if (main !== undefined) main.env[name] = toText(value);
    });
  },

  volume(changes: WorkloadChanges, path: string, volume: VolumeProps | MountProps): void {
    change(changes, () => {
      const main = changes.model.containers[0];
      withNewVolumes(changes, () => main?.mounts.push(buildMount(path, volume, changes.volumes)));
    });
  },

  label(changes: WorkloadChanges, key: string, value: string): void {
    change(changes, () => {
      changes.model.labels[key] = value;
    });
  },

  annotation(changes: WorkloadChanges, key: string, value: string): void {
    change(changes, () => {
      changes.model.annotations[key] = value;
    });
  },

  call(changes: WorkloadChanges, endpoints: readonly Callable[]): void {
    change(changes, () => changes.model.calls.push(...endpoints.flatMap(endpointOf)));
  },

  initContainer(changes: WorkloadChanges, props: ContainerProps): void {
    change(changes, () => addContainer(changes, changes.model.initContainers, 'init', props));
  },

  sidecar(changes: WorkloadChanges, props: ContainerProps): void {
    change(changes, () => addContainer(changes, changes.model.sidecars, 'sidecar', props));
  },

  startAfter(changes: WorkloadChanges, workloads: readonly Startable[]): void {
    change(changes, () =>
      changes.model.startAfter.push(...workloads.map((each) => ({ workload: workloadOf(each) }))),
    );
  },
};

/** Changes the model, unless synthesis has locked the tree: then what is written would not be what was validated. */
function change({ construct, model }: WorkloadChanges, apply: () => void): void {
  if (construct.node.locked) throw lockedError(model);
  touch(construct);
  apply();
}

function lockedError(model: Workload): Error {
  const message = `"${model.name}" was changed after synthesis had begun.`;
  const origin = { ...model.origin, site: captureSite(lockedError) };
  return synthesisError(diagnose([{ code: 'model/locked', message, origin }]));
}

function addContainer(changes: WorkloadChanges, to: Container[], kind: string, given: ContainerProps): void {
  const { construct, model, volumes, defaults } = changes;
  const props = checkProps(construct, model.origin, given, containerShape);
  const name = `${kind}-${to.length + 1}`;
  withNewVolumes(changes, () => to.push(buildContainer(props, { name, property: [], defaults, volumes })));
}

function withNewVolumes(changes: WorkloadChanges, apply: () => void): void {
  const before = changes.volumes.volumes.length;
  apply();
  for (const volume of changes.volumes.volumes.slice(before)) changes.onVolume(volume);
}

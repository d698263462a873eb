import type { IConstruct } from 'constructs';
import { diagnose } from '../../diagnostics/diagnose';
import { captureSite } from '../../diagnostics/location';
import type { PropertyPath } from '../../diagnostics/property-path';
import { synthesisError } from '../../diagnostics/synthesis-error';
import type { Workload } from '../../model/workload';
import { name as nameArgument } from '../props/arguments';
import { type Callable, callables, type Startable, startables } from '../props/constructs';
import { addedVolumes, type ContainerProps, containerShape } from '../props/container';
import type { ContainerDefaults } from '../props/defaults';
import { type EnvValue, env, isSecretFile } from '../props/env';
import { type AskProps, askShape } from '../props/http-request';
import { readProps } from '../props/read-props';
import { isWarning, type Shape } from '../props/shape';
import type { MountProps, VolumeProps } from '../props/volume';
import { names } from '../props/workload';
import { buildContainer } from '../to-model/container';
import { endpointOf, startAfterOf } from '../to-model/endpoints';
import { buildEnv } from '../to-model/env';
import { buildAsk } from '../to-model/mesh';
import { buildMount, type VolumeSet } from '../to-model/volumes';
import { touch } from './app-state';
import { checkHostPaths } from './host-paths';
import { makeChildren } from './lazy-children';
import type { PartObjects } from './our-object';
import { putOffMeshes, putOffObjects } from './part-objects';
import { reportProblems } from './problems';
import { checkShared } from './shared-volumes';
import { linkViews } from './views';

/** What a workload's construct keeps, so that it can be added to until synthesis. */
export interface WorkloadChanges {
  readonly construct: IConstruct;
  readonly model: Workload;
  readonly volumes: VolumeSet;
  readonly defaults: ContainerDefaults;
  /** What comes with a change may need one of its own. */
  readonly objects: PartObjects;
  /** A block for one target says this property, so that the common value does not concern it. */
  says(property: PropertyPath): boolean;
  /** The same workload on the targets where it differs. */
  readonly others: WorkloadChanges[];
}

/** Lets a workload and its forms on other targets be changed as one, and lead to each other. */
export function joinWorkloads(changes: WorkloadChanges, others: readonly WorkloadChanges[]): void {
  changes.others.push(...others);
  linkViews([changes.model, ...others.map(({ model }) => model)]);
}

/** Additions after construction, each the same as writing it in the props. */
export const addToWorkload = {
  env(changes: WorkloadChanges, name: string, value: EnvValue): void {
    change(changes, () => {
      const main = changes.model.containers[0];
      if (main === undefined || !fitsKey(changes, name, value, env, 'env')) return;
      const { mounts, property } = main;
      const { volumes } = changes;
      const add = () => Object.assign(main.env, buildEnv({ [name]: value }, { mounts, volumes, property }));
      if (isSecretFile(value)) withNewVolumes(changes, add);
      else add();
    });
  },

  volume(changes: WorkloadChanges, path: string, volume: VolumeProps | MountProps): void {
    change(changes, () => {
      const main = changes.model.containers[0];
      if (!fitsKey(changes, path, volume, addedVolumes, 'volumes')) return;
      withNewVolumes(changes, () => main?.mounts.push(buildMount(path, volume, changes.volumes)));
    });
  },

  label(changes: WorkloadChanges, key: string, value: string): void {
    change(changes, () => {
      if (fitsKey(changes, key, value, names, 'labels')) changes.model.labels[key] = value;
    });
  },

  annotation(changes: WorkloadChanges, key: string, value: string): void {
    change(changes, () => {
      if (fitsKey(changes, key, value, names, 'annotations')) changes.model.annotations[key] = value;
    });
  },

  call(changes: WorkloadChanges, endpoints: readonly Callable[]): void {
    change(changes, () => {
      if (!fits(changes, endpoints, callables, ['calls'])) return;
      changes.model.calls.push(...endpoints.flatMap(endpointOf));
    });
  },

  ask(changes: WorkloadChanges, to: Callable, given: AskProps): void {
    change(changes, () => {
      const { construct, model } = changes;
      if (!fits(changes, [to], callables, ['calls'])) return;
      const origin = { ...model.origin, site: captureSite(addToWorkload.ask) };
      const { props, problems } = readProps(given, askShape);
      reportProblems(construct, origin, problems);
      // Whoever was not understood must not be left with more than was meant.
      if (!problems.every(isWarning)) return;
      if (props.http === undefined && props.grpc === undefined && props.port === undefined) {
        model.calls.push(...endpointOf(to));
        return;
      }
      model.mesh ??= {};
      const asks = endpointOf(to).map((endpoint) => buildAsk(endpoint, props, origin));
      model.mesh.asks = [...(model.mesh.asks ?? []), ...asks];
    });
  },

  initContainer(changes: WorkloadChanges, props: ContainerProps): void {
    change(changes, () => addContainer(changes, 'initContainers', 'init', props));
  },

  sidecar(changes: WorkloadChanges, props: ContainerProps): void {
    change(changes, () => addContainer(changes, 'sidecars', 'sidecar', props));
  },

  startAfter(changes: WorkloadChanges, workloads: readonly Startable[]): void {
    change(changes, () => {
      if (!fits(changes, workloads, startables, ['startAfter'])) return;
      const added = workloads.flatMap(startAfterOf);
      const push = () => changes.model.startAfter.push(...added);
      // Whoever waits for a Job has objects of its own for that.
      if (added.some(({ workload }) => workload?.kind === 'job')) withNewObjects(changes, push);
      else push();
    });
  },
};

/** Changes the model, unless synthesis has locked the tree: then what is written would not be what was validated. */
function change({ construct, model }: WorkloadChanges, apply: () => void): void {
  if (construct.node.locked) throw lockedError(model);
  touch(construct);
  apply();
  putOffMeshes(construct);
}

function lockedError(model: Workload): Error {
  const message = `"${model.name}" was changed after synthesis had begun.`;
  const origin = { ...model.origin, site: captureSite(lockedError) };
  return synthesisError(diagnose([{ code: 'model/locked', message, origin }]));
}

/** Whether a value is what the props would take in its place; where it is not, that is reported. */
function fits(
  { construct, model }: WorkloadChanges,
  value: unknown,
  shape: Shape,
  at: PropertyPath,
): boolean {
  const { problems } = readProps(value, shape, at);
  if (problems.length === 0) return true;
  reportProblems(construct, { ...model.origin, site: captureSite(fits) }, problems);
  return problems.every(isWarning);
}

/** The same for one entry of a record. */
function fitsKey(
  changes: WorkloadChanges,
  key: unknown,
  value: unknown,
  shape: Shape,
  property: string,
): boolean {
  if (typeof key === 'string') return fits(changes, { [key]: value }, shape, [property]);
  return fits(changes, key, nameArgument, [property]);
}

function addContainer(
  changes: WorkloadChanges,
  list: 'initContainers' | 'sidecars',
  kind: string,
  given: ContainerProps,
): void {
  const { construct, model, volumes, defaults } = changes;
  const to = model[list];
  const property = [list, to.length];
  const { props, problems } = readProps(given, containerShape, property);
  reportProblems(construct, model.origin, problems);
  const name = `${kind}-${to.length + 1}`;
  withNewVolumes(changes, () => to.push(buildContainer(props, { name, property, defaults, volumes })));
}

function withNewVolumes(changes: WorkloadChanges, apply: () => void): void {
  const { construct, model, volumes } = changes;
  const before = volumes.volumes.length;
  withNewObjects(changes, apply);
  checkShared(construct, model, volumes, before);
  checkHostPaths(construct, model, volumes, before);
}

/** Objects that come with a change come after those that were there, so these are made first. */
function withNewObjects({ construct, objects }: WorkloadChanges, apply: () => void): void {
  if (objects.made.size === 0) makeChildren(construct);
  apply();
  putOffObjects(objects);
}

import type { Construct } from 'constructs';
import type { Workload } from '../../model/workload';
import type { WorkloadProps } from '../props/workload';
import type { BuiltWorkload } from '../to-model/workload';
import { contribute } from './model-parts';
import type { WorkloadChanges } from './mutators';
import type { Part } from './part';
import { planObjects } from './part-objects';
import { originOfView, type View } from './views';

interface Description<P, W> {
  readonly part: Omit<Part<P>, 'props'>;
  /** Missing where the origin says already which block speaks. */
  readonly view?: View<P>;
  /** What they are on the targets of the view. */
  readonly props: Partial<P>;
  /** Reads the props into the model. */
  readonly build: (construct: Construct, part: Part<P>) => BuiltWorkload<W>;
}

const patchAt = (name: string) => ['patch', name];

/** Makes a construct's part of the model, as it is on the targets of one view, and plans the objects that it becomes. */
export function describeWorkload<P extends WorkloadProps, W extends Workload>(
  construct: Construct,
  { part, view, props, build }: Description<P, W>,
): { readonly model: W; readonly changes: WorkloadChanges } {
  const origin = view === undefined ? part.origin : originOfView(part.origin, view);
  const { model, volumes, defaults } = build(construct, { ...part, origin, props });
  contribute(construct, model);
  const objects = planObjects(construct, model, { values: props.patch ?? {}, at: patchAt });
  const says: WorkloadChanges['says'] = (property) =>
    origin.block?.says(property) === true || origin.part?.says?.(property) === true;
  return { model, changes: { construct, model, volumes, defaults, objects, says, others: [] } };
}

import type { Construct } from 'constructs';
import type { Pod as PodModel } from '../model/pod';
import { type PodOwnProps, type PodProps, podShape } from './props/pod';
import { buildPod } from './to-model/pod';
import { aloneDefaultsAt, noDefaults } from './tree/defaults';
import { describeWorkload } from './tree/describe-workload';
import { type ConstructModel, modelKey } from './tree/model-of';
import { joinWorkloads, type WorkloadChanges } from './tree/mutators';
import { beginPart } from './tree/part';
import { usableId } from './tree/usable-id';
import { targetView, viewsOf } from './tree/views';
import { withContainers } from './with-containers';
import { WorkloadConstruct } from './workload-construct';

/**
 * Containers that run together, once, on one node. When that goes, so does the Pod, and nobody makes it again; a change of
 * anything but its images is refused until it is deleted. For a look around and for what ends by itself: what is to stay
 * is a Deployment, or a WebApp.
 */
export class Pod extends WorkloadConstruct {
  /** @internal */
  public readonly model: PodModel;
  /** @internal */
  public readonly changes: WorkloadChanges;

  public constructor(scope: Construct, id: string, given: PodProps) {
    super(scope, usableId(scope, id, Pod));
    const part = beginPart(this, Pod, given, podShape);
    const defaultsOf = part.inner ? noDefaults : aloneDefaultsAt;
    const [view, ...others] = viewsOf<PodOwnProps>(this, part.props, defaultsOf);
    const props = withContainers(view, defaultsOf(this, view.targets));
    const { model, changes } = describeWorkload(this, { part, view, props, build: buildPod });
    this.model = model;
    this.changes = changes;
    joinWorkloads(
      changes,
      others.map((other) => {
        const place = targetView(this, part.origin, other);
        const { name = model.name, ...rest } = withContainers(other, defaultsOf(this, other.targets));
        // One of its kind, which speaks in its name.
        return new Pod(place, 'pod', { name, ...rest }).changes;
      }),
    );
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'Pod'> {
    return { is: 'Pod', workload: this.model };
  }
}

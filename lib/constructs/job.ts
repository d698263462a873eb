import type { Construct } from 'constructs';
import type { Job as JobModel } from '../model/job';
import { type JobOwnProps, type JobProps, jobShape } from './props/job';
import { buildJob } from './to-model/job';
import { noDefaults, taskDefaultsAt } from './tree/defaults';
import { describeWorkload } from './tree/describe-workload';
import { type ConstructModel, modelKey } from './tree/model-of';
import { joinWorkloads, type WorkloadChanges } from './tree/mutators';
import { beginPart } from './tree/part';
import { usableId } from './tree/usable-id';
import { targetView, viewsOf } from './tree/views';
import { WorkloadConstruct } from './workload-construct';

/**
 * A container that runs once, to its end: a migration, an import. Others may start after it. On Kubernetes a Job that has
 * changed runs again, under another name; on Compose one that others wait for runs at every `up`, and any other one when
 * somebody asks for it.
 */
export class Job extends WorkloadConstruct {
  /** @internal */
  public readonly model: JobModel;
  /** @internal */
  public readonly changes: WorkloadChanges;

  public constructor(scope: Construct, id: string, given: JobProps) {
    super(scope, usableId(scope, id, Job));
    const part = beginPart(this, Job, given, jobShape);
    const defaultsOf = part.inner ? noDefaults : taskDefaultsAt;
    const [view, ...others] = viewsOf<JobOwnProps>(this, part.props, defaultsOf);
    const props = { ...view.props, targets: view.targets };
    const { model, changes } = describeWorkload(this, { part, view, props, build: buildJob });
    this.model = model;
    this.changes = changes;
    joinWorkloads(
      changes,
      others.map((other) => {
        const place = targetView(this, part.origin, other);
        const { name = model.name, image = '', ...rest } = other.props;
        // One of its kind, which speaks in its name.
        return new Job(place, 'job', { name, image, ...rest, targets: other.targets }).changes;
      }),
    );
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'Job'> {
    return { is: 'Job', workload: this.model };
  }
}

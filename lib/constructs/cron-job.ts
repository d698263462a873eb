import type { Construct } from 'constructs';
import type { CronJob as CronJobModel } from '../model/cron-job';
import { type CronJobOwnProps, type CronJobProps, cronJobShape } from './props/cron-job';
import { buildCronJob } from './to-model/cron-job';
import { noDefaults, taskDefaultsAt } from './tree/defaults';
import { describeWorkload } from './tree/describe-workload';
import { type ConstructModel, modelKey } from './tree/model-of';
import { joinWorkloads, type WorkloadChanges } from './tree/mutators';
import { beginPart } from './tree/part';
import { usableId } from './tree/usable-id';
import { targetView, viewsOf } from './tree/views';
import { WorkloadConstruct } from './workload-construct';

/**
 * A container that runs to its end at the times of a schedule: a report, a backup. Nothing runs by the clock on Compose,
 * where it runs when somebody asks for it: `docker compose run --rm <name>`.
 */
export class CronJob extends WorkloadConstruct {
  /** @internal */
  public readonly model: CronJobModel;
  /** @internal */
  public readonly changes: WorkloadChanges;

  public constructor(scope: Construct, id: string, given: CronJobProps) {
    super(scope, usableId(scope, id, CronJob));
    const part = beginPart(this, CronJob, given, cronJobShape);
    const defaultsOf = part.inner ? noDefaults : taskDefaultsAt;
    const [view, ...others] = viewsOf<CronJobOwnProps>(this, part.props, defaultsOf);
    const props = { ...view.props, targets: view.targets };
    const { model, changes } = describeWorkload(this, { part, view, props, build: buildCronJob });
    this.model = model;
    this.changes = changes;
    joinWorkloads(
      changes,
      others.map((other) => {
        const place = targetView(this, part.origin, other);
        const { name = model.name, image = '', schedule = '', ...rest } = other.props;
        // One of its kind, which speaks in its name.
        return new CronJob(place, 'cron-job', { name, image, schedule, ...rest, targets: other.targets })
          .changes;
      }),
    );
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'CronJob'> {
    return { is: 'CronJob', workload: this.model };
  }
}

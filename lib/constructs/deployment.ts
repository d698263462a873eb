import type { Construct } from 'constructs';
import type { Deployment as DeploymentModel } from '../model/deployment';
import { type DeploymentOwnProps, type DeploymentProps, deploymentShape } from './props/deployment';
import { buildDeployment } from './to-model/deployment';
import { defaultsAt, noDefaults } from './tree/defaults';
import { describeWorkload } from './tree/describe-workload';
import { type ConstructModel, modelKey } from './tree/model-of';
import { joinWorkloads, type WorkloadChanges } from './tree/mutators';
import { beginPart } from './tree/part';
import { usableId } from './tree/usable-id';
import { targetView, viewsOf } from './tree/views';
import { withContainers } from './with-containers';
import { WorkloadConstruct } from './workload-construct';

/** Containers that run all the time, in one or more replicas, replaced step by step when they change. */
export class Deployment extends WorkloadConstruct {
  /** @internal */
  public readonly model: DeploymentModel;
  /** @internal */
  public readonly changes: WorkloadChanges;

  public constructor(scope: Construct, id: string, given: DeploymentProps) {
    super(scope, usableId(scope, id, Deployment));
    const part = beginPart(this, Deployment, given, deploymentShape);
    const defaultsOf = part.inner ? noDefaults : defaultsAt;
    const [view, ...others] = viewsOf<DeploymentOwnProps>(this, part.props, defaultsOf);
    const props = withContainers(view, defaultsOf(this, view.targets));
    const { model, changes } = describeWorkload(this, { part, view, props, build: buildDeployment });
    this.model = model;
    this.changes = changes;
    joinWorkloads(
      changes,
      others.map((other) => {
        const place = targetView(this, part.origin, other);
        const { name = model.name, ...rest } = withContainers(other, defaultsOf(this, other.targets));
        // One of its kind, which speaks in its name.
        return new Deployment(place, 'deployment', { name, ...rest }).changes;
      }),
    );
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'Deployment'> {
    return { is: 'Deployment', workload: this.model };
  }
}

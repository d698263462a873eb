import type { Construct } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import type { Deployment as DeploymentModel } from '../model/deployment';
import { type DeploymentOwnProps, type DeploymentProps, deploymentShape } from './props/deployment';
import { buildDeployment } from './to-model/deployment';
import { type ConstructModel, modelKey } from './tree/model-of';
import { contribute } from './tree/model-parts';
import type { WorkloadChanges } from './tree/mutators';
import { joinWorkloads } from './tree/mutators';
import { beginPart } from './tree/part';
import { planObjects } from './tree/part-objects';
import { usableId } from './tree/usable-id';
import { originOfView, targetView, type View, viewsOf } from './tree/views';
import { WorkloadConstruct } from './workload-construct';

const patchAt = (name: string) => ['patch', name];

/** Containers that run all the time, in one or more replicas, replaced step by step when they change. */
export class Deployment extends WorkloadConstruct {
  /** @internal */
  public readonly model: DeploymentModel;
  /** @internal */
  public readonly changes: WorkloadChanges;

  public constructor(scope: Construct, id: string, given: DeploymentProps) {
    super(scope, usableId(scope, id, Deployment));
    const part = beginPart(this, Deployment, given, deploymentShape);
    const [view, ...others] = viewsOf<Partial<DeploymentOwnProps>>(this, part.props);
    const origin = originOfView(part.origin, view);
    const props = { ...view.props, targets: view.targets };
    const { model, volumes, defaults } = buildDeployment(this, { ...part, origin, props });
    this.model = model;
    contribute(this, model);
    this.changes = {
      construct: this,
      model,
      volumes,
      defaults,
      objects: planObjects(this, model, { values: props.patch ?? {}, at: patchAt }),
      says: (property) => origin.block?.says(property) === true,
      others: [],
    };
    const elsewhere = others.map((other) => this.elsewhere(part.origin, model.name, other).changes);
    joinWorkloads(this.changes, elsewhere);
  }

  /** What it is on a target where it differs: one of its kind, which speaks in its name. */
  private elsewhere(origin: Origin, name: string, view: View<Partial<DeploymentOwnProps>>): Deployment {
    const { targets, props } = view;
    return new Deployment(targetView(this, origin, view), 'deployment', {
      name,
      containers: [],
      ...props,
      targets,
    });
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'Deployment'> {
    return { is: 'Deployment', workload: this.model };
  }
}

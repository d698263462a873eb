import type { Construct } from 'constructs';
import type { Deployment as DeploymentModel } from '../model/deployment';
import { type DeploymentProps, deploymentShape } from './props/deployment';
import { buildDeployment } from './to-model/deployment';
import { type ConstructModel, modelKey } from './tree/model-of';
import { contribute } from './tree/model-parts';
import type { WorkloadChanges } from './tree/mutators';
import { beginPart } from './tree/part';
import { objectMaker } from './tree/part-objects';
import { WorkloadConstruct } from './workload-construct';

/** Containers that run all the time, in one or more replicas, replaced step by step when they change. */
export class Deployment extends WorkloadConstruct {
  /** @internal */
  public readonly model: DeploymentModel;
  /** @internal */
  public readonly changes: WorkloadChanges;

  public constructor(scope: Construct, id: string, given: DeploymentProps) {
    super(scope, id);
    const part = beginPart(this, Deployment, given, deploymentShape);
    const { model, volumes, defaults } = buildDeployment(this, part);
    this.model = model;
    contribute(this, model);
    const makeObjects = objectMaker(this, model, {
      values: part.props.patch ?? {},
      at: (name) => ['patch', name],
    });
    this.changes = { construct: this, model, volumes, defaults, onVolume: makeObjects };
    makeObjects();
  }

  /** @internal */
  public get [modelKey](): ConstructModel {
    return { is: 'Deployment', workload: this.model };
  }
}

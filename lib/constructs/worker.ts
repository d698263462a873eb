import type { Construct } from 'constructs';
import { Deployment } from './deployment';
import { splitProps } from './props/split-props';
import { type WorkerOwnProps, type WorkerProps, workerShape } from './props/worker';
import { nameBelowChart } from './tree/chart-model';
import { defaultsAt } from './tree/defaults';
import { type ConstructModel, modelKey } from './tree/model-of';
import type { WorkloadChanges } from './tree/mutators';
import { joinWorkloads } from './tree/mutators';
import { beginPart, speakFor } from './tree/part';
import { usableId } from './tree/usable-id';
import { originOfView, targetView, type View, viewsOf } from './tree/views';
import { WorkloadConstruct } from './workload-construct';

/** A program without an address: it takes work from a queue, or calls others. */
export class Worker extends WorkloadConstruct {
  /** What runs. */
  public readonly deployment: Deployment;
  /** @internal */
  public readonly changes: WorkloadChanges;

  public constructor(scope: Construct, id: string, given: WorkerProps) {
    super(scope, usableId(scope, id, Worker));
    const { props, origin } = beginPart(this, Worker, given, workerShape);
    const name = props.name ?? nameBelowChart(this);
    const [view, ...others] = viewsOf<WorkerOwnProps>(this, props, defaultsAt);
    speakFor(this, originOfView(origin, view));
    this.deployment = deploymentOf(this, name, view);
    const elsewhere = others.map(
      (other) => deploymentOf(targetView(this, origin, other), name, other).changes,
    );
    joinWorkloads(this.deployment.changes, elsewhere);
    this.changes = this.deployment.changes;
    this.node.defaultChild = this.deployment;
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'Worker'> {
    return { is: 'Worker', workload: this.deployment.model };
  }
}

function deploymentOf(
  scope: Construct,
  common: string,
  { targets, props }: View<WorkerOwnProps>,
): Deployment {
  const { workload, container } = splitProps(props);
  const { port, ports, readiness, patch, containerName, name = common } = props;
  // Own keys first: with those of a spread before them, Node 20 makes a new shape of object for each.
  return new Deployment(scope, 'deployment', {
    name,
    containers: [{ name: containerName, port, ports, readiness, ...container }],
    patch,
    ...workload,
    targets,
  });
}

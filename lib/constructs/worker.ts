import type { Construct } from 'constructs';
import { Deployment } from './deployment';
import { splitProps } from './props/split-props';
import { type WorkerProps, workerShape } from './props/worker';
import { nameBelowChart } from './tree/chart-model';
import { type ConstructModel, modelKey } from './tree/model-of';
import type { WorkloadChanges } from './tree/mutators';
import { beginPart, declareComposite } from './tree/part';
import { WorkloadConstruct } from './workload-construct';

/** A program without an address: it takes work from a queue, or calls others. */
export class Worker extends WorkloadConstruct {
  /** What runs. */
  public readonly deployment: Deployment;
  /** @internal */
  public readonly changes: WorkloadChanges;

  public constructor(scope: Construct, id: string, given: WorkerProps) {
    super(scope, id);
    const { props } = beginPart(this, Worker, given, workerShape);
    declareComposite(this);
    const { workload, container } = splitProps(props);
    const { port, ports, readiness, patch } = props;
    this.deployment = new Deployment(this, 'deployment', {
      name: props.name ?? nameBelowChart(this),
      containers: [{ port, ports, readiness, ...container }],
      patch,
      ...workload,
    });
    this.changes = this.deployment.changes;
    this.node.defaultChild = this.deployment;
  }

  /** @internal */
  public get [modelKey](): ConstructModel {
    return { is: 'Worker', workload: this.deployment.model };
  }
}

import type { Construct } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import type { StatefulApp } from '../model/stateful-app';
import { buildStatefulApp, type StatefulSetProps } from './to-model/stateful-app';
import { describeWorkload } from './tree/describe-workload';
import { type ConstructModel, modelKey } from './tree/model-of';
import type { WorkloadChanges } from './tree/mutators';
import { inheritOrigin } from './tree/origin';
import { WorkloadConstruct } from './workload-construct';

/** The replicas of a StatefulApp, and the headless Service that gives each its name. */
export class StatefulSet extends WorkloadConstruct {
  /** @internal */
  public readonly model: StatefulApp;
  /** @internal */
  public readonly changes: WorkloadChanges;

  /** @internal */
  public constructor(scope: Construct, id: string, origin: Origin, props: StatefulSetProps) {
    super(scope, id);
    inheritOrigin(this, origin);
    const part = { origin, inner: true };
    const { model, changes } = describeWorkload(this, { part, props, build: buildStatefulApp });
    this.model = model;
    this.changes = changes;
  }

  /** To the Services in front of it, which are made before the StatefulApp is whole. */
  public get [modelKey](): ConstructModel<'StatefulApp'> {
    return { is: 'StatefulApp', workload: this.model };
  }
}

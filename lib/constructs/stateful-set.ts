import type { Construct } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import type { StatefulApp } from '../model/stateful-app';
import { buildStatefulApp, type StatefulSetProps } from './to-model/stateful-app';
import { type ConstructModel, modelKey } from './tree/model-of';
import { contribute } from './tree/model-parts';
import type { WorkloadChanges } from './tree/mutators';
import { inheritOrigin } from './tree/origin';
import { planObjects } from './tree/part-objects';
import { WorkloadConstruct } from './workload-construct';

const patchAt = (name: string) => ['patch', name === 'service' ? 'podsService' : name];

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
    const { model, volumes, defaults } = buildStatefulApp(this, { origin, props, inner: true });
    this.model = model;
    contribute(this, model);
    const { podsService, ...patches } = props.patch ?? {};
    this.changes = {
      construct: this,
      model,
      volumes,
      defaults,
      objects: planObjects(this, model, { values: { ...patches, service: podsService }, at: patchAt }),
      says: (property) => origin.block?.says(property) === true,
      others: [],
    };
  }

  /** To the Services in front of it, which are made before the StatefulApp is whole. */
  public get [modelKey](): ConstructModel<'StatefulApp'> {
    return { is: 'StatefulApp', workload: this.model };
  }
}

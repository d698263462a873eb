import type { Construct } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import type { Agent } from '../model/agent';
import type { AgentOwnProps } from './props/agent';
import { buildAgent } from './to-model/agent';
import { describeWorkload } from './tree/describe-workload';
import { type ConstructModel, modelKey } from './tree/model-of';
import type { WorkloadChanges } from './tree/mutators';
import { inheritOrigin } from './tree/origin';
import { WorkloadConstruct } from './workload-construct';

/** The pods of an Agent. */
export class DaemonSet extends WorkloadConstruct {
  /** @internal */
  public readonly model: Agent;
  /** @internal */
  public readonly changes: WorkloadChanges;

  /** @internal */
  public constructor(scope: Construct, id: string, origin: Origin, props: Partial<AgentOwnProps>) {
    super(scope, id);
    inheritOrigin(this, origin);
    const part = { origin, inner: true };
    const { model, changes } = describeWorkload(this, { part, props, build: buildAgent });
    this.model = model;
    this.changes = changes;
  }

  /** To the Services in front of it, which are made before the Agent is whole. */
  public get [modelKey](): ConstructModel<'Agent'> {
    return { is: 'Agent', workload: this.model };
  }
}

import type { Construct } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import { DaemonSet } from './daemon-set';
import type { Ingress } from './ingress';
import { type AgentOwnProps, type AgentProps, agentShape } from './props/agent';
import type { PublicService } from './public-service';
import { ServedConstruct, type ServedParts } from './served-construct';
import type { Service } from './service';
import { isWithoutPort, listening, missingPort, serve } from './serving';
import { appStateOf } from './tree/app-state';
import { nameBelowChart } from './tree/chart-model';
import { aloneDefaultsAt } from './tree/defaults';
import { type ConstructModel, modelKey } from './tree/model-of';
import { joinWorkloads, type WorkloadChanges } from './tree/mutators';
import { beginPart, speakFor } from './tree/part';
import { usableId } from './tree/usable-id';
import { linkViews, originOfView, targetView, type View, viewsOf } from './tree/views';

/**
 * A program that runs once on each node: it collects logs or metrics, or prepares the node for others. Where it listens,
 * a Service stands in front of it. On Compose it is one service, for the one machine that there is.
 */
export class Agent extends ServedConstruct {
  /** @internal What runs. */
  public readonly daemonSet: DaemonSet;
  /** There when it has a port. */
  public readonly service?: Service;
  public readonly publicService?: PublicService;
  public readonly ingress?: Ingress;
  /** @internal */
  public readonly changes: WorkloadChanges;
  protected readonly elsewhere: readonly AgentParts[];

  public constructor(scope: Construct, id: string, given: AgentProps) {
    super(scope, usableId(scope, id, Agent));
    const { origin, props } = beginPart(this, Agent, given, agentShape);
    if ((given?.publish ?? given?.expose) && isWithoutPort(given, props))
      appStateOf(this).findings.push(missingPort(origin, 'Say where it listens, as others connect to it.'));
    const name = props.name ?? nameBelowChart(this);
    const [view, ...others] = viewsOf<AgentOwnProps>(this, props, aloneDefaultsAt);
    const parts = partsOf(this, name, originOfView(origin, view), view);
    const { daemonSet, service, publicService, ingress } = parts;
    this.daemonSet = daemonSet;
    if (service !== undefined) this.service = service;
    if (publicService !== undefined) this.publicService = publicService;
    if (ingress !== undefined) this.ingress = ingress;
    this.node.defaultChild = daemonSet;
    this.changes = daemonSet.changes;
    this.elsewhere = others.map((other) =>
      partsOf(targetView(this, origin, other), name, originOfView(origin, other), other),
    );
    joinWorkloads(
      daemonSet.changes,
      this.elsewhere.map(({ changes }) => changes),
    );
    linkViews([parts, ...this.elsewhere].flatMap((each) => each.service?.model ?? []));
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'Agent'> {
    return { is: 'Agent', workload: this.daemonSet.model, service: this.service?.model };
  }
}

/** What an Agent is made of, on the targets of one view; without a port nothing stands in front of it. */
interface AgentParts extends ServedParts {
  readonly daemonSet: DaemonSet;
}

function partsOf(
  scope: Construct,
  common: string,
  origin: Origin,
  { targets, props }: View<AgentOwnProps>,
): AgentParts {
  const { name = common } = props;
  const { ports, readiness } = listening(props);
  speakFor(scope, origin);
  const own = { ...props, name, targets, port: undefined, ports, readiness };
  const daemonSet = new DaemonSet(scope, 'daemon-set', origin, own);
  const parts = { daemonSet, changes: daemonSet.changes };
  return ports.length === 0 ? parts : { ...parts, ...serve(scope, daemonSet, props) };
}

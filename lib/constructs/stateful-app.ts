import type { Construct } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import type { Ingress } from './ingress';
import { ordinal as ordinalArgument, wrongArgument } from './props/arguments';
import { splitStatefulProps } from './props/split-props';
import { type StatefulAppOwnProps, type StatefulAppProps, statefulAppShape } from './props/stateful-app';
import type { PublicService } from './public-service';
import { createReference, type Reference } from './reference';
import { ServedConstruct, type ServedParts } from './served-construct';
import type { Service } from './service';
import { isWithoutPort, listening, missingPort, serve } from './serving';
import { StatefulSet } from './stateful-set';
import { appStateOf } from './tree/app-state';
import { nameBelowChart } from './tree/chart-model';
import { type DefaultsAt, defaultsAt } from './tree/defaults';
import { type ConstructModel, modelKey } from './tree/model-of';
import type { WorkloadChanges } from './tree/mutators';
import { joinWorkloads } from './tree/mutators';
import { beginPart, speakFor } from './tree/part';
import { usableId } from './tree/usable-id';
import { linkViews, originOfView, targetView, type View, viewsOf } from './tree/views';

/**
 * A program that keeps data, such as a database: replicas that each have a name and storage of their own and keep both,
 * whatever becomes of their containers, and the Service in front of them.
 */
export class StatefulApp extends ServedConstruct {
  /** @internal What runs. */
  public readonly statefulSet: StatefulSet;
  public readonly service: Service;
  public readonly publicService?: PublicService;
  public readonly ingress?: Ingress;
  /** @internal */
  public readonly changes: WorkloadChanges;
  protected readonly elsewhere: readonly StatefulAppParts[];

  public constructor(scope: Construct, id: string, given: StatefulAppProps) {
    super(scope, usableId(scope, id, StatefulApp));
    const { origin, props } = beginPart(this, StatefulApp, given, statefulAppShape);
    if (isWithoutPort(given, props))
      appStateOf(this).findings.push(missingPort(origin, 'Say where it listens, as others connect to it.'));
    const name = props.name ?? nameBelowChart(this);
    const [view, ...others] = viewsOf<StatefulAppOwnProps>(this, props, ownDefaultsAt);
    const { statefulSet, service, publicService, ingress } = partsOf(
      this,
      name,
      originOfView(origin, view),
      view,
    );
    this.statefulSet = statefulSet;
    this.service = service;
    if (publicService !== undefined) this.publicService = publicService;
    if (ingress !== undefined) this.ingress = ingress;
    this.node.defaultChild = statefulSet;
    this.changes = statefulSet.changes;
    this.elsewhere = others.map((other) =>
      partsOf(targetView(this, origin, other), name, originOfView(origin, other), other),
    );
    joinWorkloads(
      statefulSet.changes,
      this.elsewhere.map(({ changes }) => changes),
    );
    linkViews([this, ...this.elsewhere].flatMap((parts) => parts.service.model ?? []));
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'StatefulApp'> {
    return { is: 'StatefulApp', workload: this.statefulSet.model, service: this.service.model };
  }

  /**
   * The name of one replica, counted from 0: the same for as long as there is one, whatever it runs on. One that there is
   * not is `reference/no-replica`.
   */
  public hostOf(ordinal: number): Reference {
    const wrong = wrongArgument('hostOf', { ordinal: [ordinalArgument, ordinal] });
    return createReference({ kind: 'host', to: this.service.endpoint, replica: ordinal, wrong });
  }
}

/** How a Deployment rolls means nothing here. */
const ownDefaultsAt: DefaultsAt<StatefulAppOwnProps> = (scope, targets) => {
  const { rollout: _, ...defaults } = defaultsAt(scope, targets);
  return defaults;
};

/** What a StatefulApp is made of, on the targets of one view. */
interface StatefulAppParts extends ServedParts {
  readonly service: Service;
  readonly statefulSet: StatefulSet;
}

function partsOf(
  scope: Construct,
  common: string,
  origin: Origin,
  { targets, props }: View<StatefulAppOwnProps>,
): StatefulAppParts {
  const { patch, name = common } = props;
  const { workload, container } = splitStatefulProps(props);
  const { ports, readiness } = listening(props);
  speakFor(scope, origin);
  const statefulSet = new StatefulSet(scope, 'stateful-set', origin, {
    name,
    containers: [{ name: props.containerName, ports, readiness, ...container }],
    patch,
    ...workload,
    targets,
  });
  const { service, publicService, ingress } = serve(scope, statefulSet, props);
  return { statefulSet, changes: statefulSet.changes, service, publicService, ingress };
}

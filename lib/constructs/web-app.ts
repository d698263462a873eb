import type { Construct } from 'constructs';
import { Deployment } from './deployment';
import type { Ingress } from './ingress';
import { splitProps } from './props/split-props';
import { type WebAppOwnProps, type WebAppProps, webAppShape } from './props/web-app';
import type { PublicService } from './public-service';
import { ServedConstruct, type ServedParts } from './served-construct';
import type { Service } from './service';
import { isWithoutPort, listening, missingPort, serve } from './serving';
import { appStateOf } from './tree/app-state';
import { nameBelowChart } from './tree/chart-model';
import { defaultsAt } from './tree/defaults';
import { type ConstructModel, modelKey } from './tree/model-of';
import type { WorkloadChanges } from './tree/mutators';
import { joinWorkloads } from './tree/mutators';
import { beginPart, speakFor } from './tree/part';
import { usableId } from './tree/usable-id';
import { linkViews, originOfView, targetView, type View, viewsOf } from './tree/views';

/** A program that answers requests: its container, its replicas, and the Service in front of them. */
export class WebApp extends ServedConstruct {
  /** What runs. */
  public readonly deployment: Deployment;
  public readonly service: Service;
  public readonly publicService?: PublicService;
  public readonly ingress?: Ingress;
  /** @internal */
  public readonly changes: WorkloadChanges;
  protected readonly elsewhere: readonly WebAppParts[];

  public constructor(scope: Construct, id: string, given: WebAppProps) {
    super(scope, usableId(scope, id, WebApp));
    const { origin, props } = beginPart(this, WebApp, given, webAppShape);
    if (isWithoutPort(given, props))
      appStateOf(this).findings.push(missingPort(origin, 'A program that nobody calls is a Worker.'));
    const name = props.name ?? nameBelowChart(this);
    const [view, ...others] = viewsOf<WebAppOwnProps>(this, props, defaultsAt);
    speakFor(this, originOfView(origin, view));
    const { deployment, service, publicService, ingress } = partsOf(this, name, view);
    this.deployment = deployment;
    this.service = service;
    if (publicService !== undefined) this.publicService = publicService;
    if (ingress !== undefined) this.ingress = ingress;
    this.node.defaultChild = deployment;
    this.changes = deployment.changes;
    this.elsewhere = others.map((other) => partsOf(targetView(this, origin, other), name, other));
    if (others.length === 0) return;
    joinWorkloads(
      deployment.changes,
      this.elsewhere.map(({ changes }) => changes),
    );
    linkViews([this, ...this.elsewhere].flatMap((parts) => parts.service.model ?? []));
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'WebApp'> {
    return { is: 'WebApp', workload: this.deployment.model, service: this.service.model };
  }
}

/** What a WebApp is made of, on the targets of one view. */
interface WebAppParts extends ServedParts {
  readonly deployment: Deployment;
}

function partsOf(scope: Construct, common: string, { targets, props }: View<WebAppOwnProps>): WebAppParts {
  const { patch, name = common } = props;
  const { workload, container } = splitProps(props);
  const { ports, readiness } = listening(props);
  // Own keys first: with those of a spread before them, Node 20 makes a new shape of object for each.
  const deployment = new Deployment(scope, 'deployment', {
    name,
    containers: [{ name: props.containerName, ports, readiness, ...container }],
    patch,
    ...workload,
    targets,
  });
  const { service, publicService, ingress } = serve(scope, deployment, props);
  return { deployment, changes: deployment.changes, service, publicService, ingress };
}

import { Construct } from 'constructs';
import { firstTcp } from '../model/port';
import type { Route } from '../model/route';
import { targetsOf } from '../model/views';
import { type IngressProps, ingressShape } from './props/ingress';
import type { Stated } from './to-model/stated';
import { chartModelOf, nameBelowChart } from './tree/chart-model';
import { defaultsAt } from './tree/defaults';
import { lostText } from './tree/lost-text';
import { type ConstructModel, modelKey, modelOf } from './tree/model-of';
import { contribute } from './tree/model-parts';
import { beginPart } from './tree/part';
import { planObjects } from './tree/part-objects';
import { usableId } from './tree/usable-id';

/** HTTP from outside, by host name; on Compose a port of localhost. */
export class Ingress extends Construct {
  /** @internal Undefined where the props were too wrong to say anything. */
  public readonly model: Route | undefined;

  public constructor(scope: Construct, id: string, given: IngressProps) {
    super(scope, usableId(scope, id, Ingress));
    const { origin, props, inner } = beginPart(this, Ingress, given, ingressShape);
    const service = modelOf(props.service)?.service;
    if (service === undefined || props.host === undefined) return;
    const name = props.name ?? nameBelowChart(this);
    const targets = props.targets ?? (inner ? service.targets : targetsOf(service));
    const model = {
      kind: 'route',
      name,
      origin,
      chart: chartModelOf(this),
      targets,
      labels: {
        'app.kubernetes.io/name': name,
        ...(inner ? undefined : defaultsAt(this, targets).labels),
        ...props.labels,
      },
      annotations: { ...props.annotations },
      host: props.host,
      path: props.path ?? '/',
      pathType: props.pathType ?? 'Prefix',
      service,
      port: props.port ?? (firstTcp(service.ports) ?? service.ports[0])?.name ?? '',
      className: props.className,
      tlsSecret: props.tls,
      localPort: props.localPort,
    } satisfies Stated<Route, IngressProps, 'tls' | 'patch' | 'suppress'>;
    this.model = model;
    contribute(this, model);
    const at = inner ? ['patch', 'ingress'] : ['patch'];
    planObjects(this, model, { values: { ingress: props.patch }, at: () => at });
  }

  /** Of no use in a text, where one of its parts is meant, such as `host`: `value/lost` tells where it ends up. */
  public override toString(): string {
    return lostText(this);
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'Ingress'> {
    return { is: 'Ingress' };
  }
}

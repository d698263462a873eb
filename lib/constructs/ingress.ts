import { Construct } from 'constructs';
import { firstTcp } from '../model/port';
import { parseMemory } from '../model/quantity';
import {
  ingressControllers,
  type Route,
  type RouteBackend,
  type RoutePath,
  speaksGrpc,
} from '../model/route';
import type { Service } from '../model/service';
import { targetsOf } from '../model/views';
import { type IngressProps, ingressShape } from './props/ingress';
import { milliseconds } from './to-model/probe';
import type { Stated } from './to-model/stated';
import { settingsOf } from './tree/app-settings';
import { chartModelOf, nameBelowChart } from './tree/chart-model';
import { defaultsAt } from './tree/defaults';
import { lostText } from './tree/lost-text';
import { type ConstructModel, modelKey, modelOf } from './tree/model-of';
import { contribute } from './tree/model-parts';
import { beginPart } from './tree/part';
import { planObjects } from './tree/part-objects';
import { usableId } from './tree/usable-id';

const defaultPath: RoutePath = { path: '/', pathType: 'Prefix' };

/** HTTP from outside, by host name; on Compose a port of localhost. */
export class Ingress extends Construct {
  /** @internal Undefined where the props were too wrong to say anything. */
  public readonly model: Route | undefined;

  public constructor(scope: Construct, id: string, given: IngressProps) {
    super(scope, usableId(scope, id, Ingress));
    const { origin, props, inner } = beginPart(this, Ingress, given, ingressShape);
    const service = modelOf(props.service)?.service;
    const { host, otherHosts } = hostsFrom(props.host);
    if (service === undefined || host === undefined) return;
    const [first = defaultPath, ...otherPaths] = pathsFrom(props);
    const port = props.port ?? portOf(service);
    const split = splitFrom(props.split);
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
      host,
      otherHosts,
      path: first.path,
      pathType: first.pathType,
      otherPaths: otherPaths.length > 0 ? otherPaths : undefined,
      service,
      port,
      weight: split && (props.weight ?? restOf(split)),
      split,
      gateway: props.via && {
        name: props.via.gateway,
        namespace: props.via.namespace,
        sectionName: props.via.sectionName,
      },
      className: props.className,
      controller: props.controller ?? ingressControllers.find((each) => each === props.className),
      ...tlsFrom(props.tls, name),
      timeout: milliseconds(props.timeout),
      maxBodySize: props.maxBodySize === undefined ? undefined : parseMemory(props.maxBodySize),
      sticky: props.sticky === true ? { cookie: 'route' } : props.sticky || undefined,
      proxied: isProxied(this, { service, port }),
      localPort: props.localPort,
    } satisfies Stated<Route, IngressProps, 'tls' | 'via' | 'patch' | 'suppress'>;
    this.model = model;
    contribute(this, model);
    const what = model.gateway === undefined ? 'ingress' : 'gatewayRoute';
    const at = inner ? ['patch', what] : ['patch'];
    planObjects(this, model, { values: { [what]: props.patch }, at: () => at });
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

function hostsFrom(said: IngressProps['host'] | undefined): Partial<Pick<Route, 'host' | 'otherHosts'>> {
  const [host, ...others] = said === undefined || typeof said === 'string' ? [said] : said;
  const otherHosts = others.filter((each) => each !== undefined);
  return { host, otherHosts: otherHosts.length > 0 ? otherHosts : undefined };
}

function pathsFrom({ path = '/', pathType = 'Prefix' }: Partial<IngressProps>): readonly RoutePath[] {
  return (typeof path === 'string' ? [path] : path).map((each) =>
    typeof each === 'string'
      ? { path: each, pathType }
      : { path: each.path, pathType: each.pathType ?? pathType },
  );
}

function splitFrom(said: IngressProps['split']): readonly RouteBackend[] | undefined {
  const split = (said ?? []).flatMap(({ service: to, port, weight }) => {
    const service = modelOf(to)?.service;
    return service === undefined ? [] : [{ service, port: port ?? portOf(service), weight }];
  });
  return split.length > 0 ? split : undefined;
}

function portOf({ ports }: Service): string {
  return (firstTcp(ports) ?? ports[0])?.name ?? '';
}

function restOf(split: readonly RouteBackend[]): number {
  return Math.max(0, 100 - split.reduce((sum, { weight }) => sum + weight, 0));
}

/** Where cert-manager is to make the certificate, it needs a Secret to put it in. */
function tlsFrom(
  said: IngressProps['tls'],
  name: string,
): {
  readonly tlsSecret: Route['tlsSecret'];
  readonly issuer: Route['issuer'];
} {
  if (said === undefined || typeof said === 'string') return { tlsSecret: said, issuer: undefined };
  const { issuer, secret = `${name}-tls` } = said;
  const { name: signer, kind = 'ClusterIssuer' } = typeof issuer === 'string' ? { name: issuer } : issuer;
  return { tlsSecret: secret, issuer: { kind, name: signer } };
}

/** gRPC needs more than the proxy is told: such a port goes on to be published by itself. */
function isProxied(construct: Construct, to: Pick<Route, 'service' | 'port'>): boolean {
  const { edge = false } = settingsOf(construct.node.root).compose;
  return edge !== false && !speaksGrpc(to);
}

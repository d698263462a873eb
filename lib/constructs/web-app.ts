import type { Construct } from 'constructs';
import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { isPlainObject } from '../model/json';
import { mapList } from '../model/map-list';
import { Deployment } from './deployment';
import { Ingress } from './ingress';
import type { PortProps } from './props/container';
import type { ProbeProps } from './props/probe';
import type { ServicePortProps } from './props/service';
import { splitProps } from './props/split-props';
import type { UrlOptions } from './props/url';
import { type WebAppOwnProps, type WebAppProps, webAppShape } from './props/web-app';
import { PublicService } from './public-service';
import type { Reference } from './reference';
import { Service } from './service';
import { defaultReadiness } from './to-model/container';
import { appStateOf } from './tree/app-state';
import { nameBelowChart } from './tree/chart-model';
import { defaultsAt } from './tree/defaults';
import { type ConstructModel, modelKey } from './tree/model-of';
import type { WorkloadChanges } from './tree/mutators';
import { joinWorkloads } from './tree/mutators';
import { beginPart, speakFor } from './tree/part';
import { usableId } from './tree/usable-id';
import { linkViews, originOfPart, originOfView, targetView, type View, viewsOf } from './tree/views';
import { WorkloadConstruct } from './workload-construct';

/** A program that answers requests: its container, its replicas, and the Service in front of them. */
export class WebApp extends WorkloadConstruct {
  /** What runs. */
  public readonly deployment: Deployment;
  /** What stands in front of it: inside the app, and for nobody else. */
  public readonly service: Service;
  /** There when `publish` is given. */
  public readonly publicService?: PublicService;
  /** There when `expose` is given. */
  public readonly ingress?: Ingress;
  /** @internal */
  public readonly changes: WorkloadChanges;
  /** The same on the targets where they differ. */
  private readonly elsewhere: readonly WebAppParts[];

  public constructor(scope: Construct, id: string, given: WebAppProps) {
    super(scope, usableId(scope, id, WebApp));
    const { origin, props } = beginPart(this, WebApp, given, webAppShape);
    if (isWithoutPort(given, props)) appStateOf(this).findings.push(missingPort(origin));
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
      this.elsewhere.map((parts) => parts.deployment.changes),
    );
    linkViews([this, ...this.elsewhere].flatMap((parts) => parts.service.model ?? []));
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'WebApp'> {
    return { is: 'WebApp', workload: this.deployment.model, service: this.service.model };
  }

  /** Also on the Services and the Ingress. */
  public override addLabel(key: string, value: string): this {
    super.addLabel(key, value);
    for (const { deployment, service, publicService, ingress } of [this, ...this.elsewhere]) {
      const { changes } = deployment;
      // What cannot be a label was refused.
      const isTaken = typeof key === 'string' && changes.model.labels[key] === value;
      if (!isTaken || changes.says(['labels', key])) continue;
      for (const part of [service.model, publicService?.model, ingress?.model]) {
        if (part !== undefined) part.labels[key] = value;
      }
    }
    return this;
  }

  /** The name that other workloads reach it by. */
  public get host(): Reference {
    return this.service.host;
  }

  /** The first port, as other workloads reach it. */
  public get port(): Reference {
    return this.service.port;
  }

  /** A port by its name. */
  public portOf(name: string): Reference {
    return this.service.portOf(name);
  }

  /** `<scheme>://<host>:<port><path>`, for HTTP and the first port, or the port and the scheme that are named. */
  public url(path?: string, options?: string | UrlOptions): Reference {
    return this.service.url(path, options);
  }
}

/** What a WebApp is made of, on the targets of one view. */
interface WebAppParts {
  readonly deployment: Deployment;
  readonly service: Service;
  readonly publicService?: PublicService;
  readonly ingress?: Ingress;
}

function partsOf(scope: Construct, common: string, { targets, props }: View<WebAppOwnProps>): WebAppParts {
  const { expose, publish, patch, labels, sessionAffinity, name = common } = props;
  const { workload, container } = splitProps(props);
  const ports = namedPorts(props);
  const readiness = props.readiness ?? defaultFor(ports);
  // Own keys first: with those of a spread before them, Node 20 makes a new shape of object for each.
  const deployment = new Deployment(scope, 'deployment', {
    name,
    containers: [{ name: props.containerName, ports, readiness, ...container }],
    patch,
    ...workload,
    targets,
  });
  const { model } = deployment;
  if (props.service !== undefined) speakFor(scope, originOfPart(model.origin, 'service', props.service));
  const service = new Service(scope, 'service', {
    name,
    selects: deployment,
    labels,
    annotations: props.service?.annotations,
    sessionAffinity,
    internalTrafficPolicy: props.service?.internalTrafficPolicy,
    ports: servicePorts(deployment),
    patch: patch?.service,
  });
  speakFor(scope, model.origin);
  const publicService =
    publish === undefined || ports.length === 0
      ? undefined
      : new PublicService(scope, 'public-service', {
          publish,
          selects: model,
          labels,
          sessionAffinity,
          patch: patch?.publicService,
        });
  if (expose === undefined) return { deployment, service, publicService };
  const exposed = typeof expose === 'string' ? { host: expose } : expose;
  const ingress = new Ingress(scope, 'ingress', {
    name,
    service,
    labels,
    ...exposed,
    patch: patch?.ingress,
  });
  return { deployment, service, publicService, ingress };
}

/** The first TCP port has the name of what is spoken there, as far as the rest of the props tells. */
function namedPorts(props: Partial<WebAppOwnProps>): PortProps[] {
  const all = [...(props.port === undefined ? [] : [props.port]), ...(props.ports ?? [])];
  const spoken = spokenBy(props);
  let isNamed = spoken === undefined;
  return mapList(all, (each) => {
    const given = typeof each === 'number' ? { port: each } : each;
    if (isNamed || (given.protocol ?? 'tcp') !== 'tcp') return given;
    isNamed = true;
    return { name: spoken, ...given };
  });
}

/** A server that is neither exposed by HTTP nor asked by it (a database, a cache) speaks something of its own. */
function spokenBy({
  expose,
  startup,
  readiness,
  liveness,
}: Partial<WebAppOwnProps>): 'http' | 'grpc' | undefined {
  const probes = [startup, readiness, liveness].filter((probe) => probe !== undefined && probe !== false);
  const asks = (type: ProbeProps['type']) => probes.some((probe) => probe.type === type);
  if (expose !== undefined || probes.length === 0 || asks('httpGet')) return 'http';
  return asks('grpc') ? 'grpc' : undefined;
}

/** Traffic must not come before somebody listens. */
function defaultFor(ports: readonly PortProps[]): typeof defaultReadiness | undefined {
  return ports.some(({ protocol }) => protocol === undefined || protocol === 'tcp')
    ? defaultReadiness
    : undefined;
}

/** The Service's ports are the container's, at their own numbers: the same on every target. */
function servicePorts({ model }: Deployment): ServicePortProps[] {
  return mapList(model.containers[0]?.ports ?? [], ({ name, port, protocol, appProtocol }) => ({
    name,
    port,
    to: name,
    protocol,
    ...(appProtocol !== undefined && { appProtocol }),
  }));
}

/** A port that could not be read is told of as such. */
function isWithoutPort(given: WebAppProps, read: Partial<WebAppProps>): boolean {
  // Nothing could be read: whether there is a port is not known either.
  if (read !== given && Object.keys(read).length === 0) return false;
  if (!isPlainObject(given) || given.port !== undefined) return false;
  return given.ports === undefined || (Array.isArray(given.ports) && given.ports.length === 0);
}

function missingPort(origin: Origin): Finding {
  return {
    code: 'props/missing',
    message: 'A WebApp needs a port to be reached at: give "port" or "ports".',
    origin,
    property: [],
    fix: 'A program that nobody calls is a Worker.',
  };
}

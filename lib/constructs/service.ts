import { Construct } from 'constructs';
import type { Endpoint } from '../model/endpoint';
import { mapList } from '../model/map-list';
import type { Service as ServiceModel } from '../model/service';
import { targetsOf } from '../model/views';
import { noEndpoint } from './external';
import { anyText, name as nameArgument, wrongArgument } from './props/arguments';
import { type ServiceProps, serviceShape } from './props/service';
import { type UrlOptions, urlOptions, urlOptionsOf } from './props/url';
import { createReference, type Reference } from './reference';
import { buildService, buildServicePort, notHeadless } from './to-model/service';
import { nameBelowChart } from './tree/chart-model';
import { defaultsAt } from './tree/defaults';
import { lostInText } from './tree/lost-methods';
import { lostText } from './tree/lost-text';
import { standBefore } from './tree/membership';
import { type ConstructModel, modelKey, modelOf } from './tree/model-of';
import { contribute } from './tree/model-parts';
import { beginPart } from './tree/part';
import { planObjects } from './tree/part-objects';
import { reportProblems } from './tree/problems';
import { usableId } from './tree/usable-id';

/** A stable name and ports in front of a workload's replicas; on Compose a name on the network. */
export class Service extends Construct {
  /** @internal Undefined where the props were too wrong to say anything. */
  public readonly model: ServiceModel | undefined;
  /** @internal */
  public readonly endpoint: Endpoint;

  public constructor(scope: Construct, id: string, given: ServiceProps) {
    super(scope, usableId(scope, id, Service));
    const { origin, props, inner } = beginPart(this, Service, given, serviceShape);
    const name = props.name ?? nameBelowChart(this);
    const selects = modelOf(props.selects)?.workload;
    if (selects === undefined) {
      this.endpoint = noEndpoint(name, origin);
      return;
    }
    const targets = props.targets ?? (inner ? selects.targets : targetsOf(selects));
    const ports = mapList(props.ports ?? [], buildServicePort);
    const identity = { origin, name, program: name, selects, targets, ports, published: false };
    // What a WebApp has made has its labels already.
    const labels = inner ? props.labels : { ...defaultsAt(this, targets).labels, ...props.labels };
    if (props.headless) reportProblems(this, origin, notHeadless(props, selects));
    const model = buildService(this, identity, { ...props, labels });
    this.model = model;
    contribute(this, model);
    this.endpoint = model;
    if (!inner) standBefore(selects, model);
    const at = inner ? ['patch', 'service'] : ['patch'];
    planObjects(this, model, { values: { service: props.patch }, at: () => at });
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'Service'> {
    return { is: 'Service', workload: this.model?.selects, service: this.model };
  }

  /** Of no use in a text, where one of its parts is meant, such as `host`: `value/lost` tells where it ends up. */
  public override toString(): string {
    return lostText(this);
  }

  /** The name that other workloads reach it by. */
  public get host(): Reference {
    return createReference({ kind: 'host', to: this.endpoint });
  }

  /** The first port, as other workloads reach it. */
  public get port(): Reference {
    return createReference({ kind: 'port', to: this.endpoint });
  }

  /** A port by its name. */
  public portOf(name: string): Reference {
    const wrong = wrongArgument('portOf', { name: [nameArgument, name] });
    return createReference({ kind: 'port', to: this.endpoint, port: name, wrong });
  }

  /** `<scheme>://<host>:<port><path>`, for the first port and what it speaks, or the port and the scheme that are named. */
  public url(path = '', options?: string | UrlOptions): Reference {
    const wrong = wrongArgument('url', { path: [anyText, path], options: [urlOptions, options] });
    const { port, scheme } = wrong === undefined ? urlOptionsOf(options) : {};
    return createReference({ kind: 'url', to: this.endpoint, path, port, scheme, wrong });
  }
}

lostInText({ portOf: Service.prototype.portOf, url: Service.prototype.url });

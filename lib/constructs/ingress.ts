import { Construct } from 'constructs';
import type { Suppression } from '../diagnostics/origin';
import type * as api from '../kubernetes/api.generated';
import { lowerIngress } from '../kubernetes/ingress';
import type { Route } from '../model/route';
import type { Target } from '../model/target';
import { defaultsAt } from './defaults';
import { ingressShape } from './props/service';
import type { Service } from './service';
import { chartModelOf, nameBelowChart } from './tree/chart-model';
import { KubernetesObject } from './tree/kubernetes-object';
import { contribute } from './tree/model-parts';
import { beginPart } from './tree/part';
import type { PatchOf } from './workload';

/** How HTTP reaches a Service from outside. */
export interface ExposeProps {
  /** `shop.example.com`, or `*.example.com`. */
  readonly host: string;
  /** Default: `/`. */
  readonly path?: string;
  /** Default: `Prefix`. */
  readonly pathType?: 'Prefix' | 'Exact';
  /** Default: the cluster's default class. */
  readonly className?: string;
  /** Name of the Secret with the certificate. Default: no TLS. */
  readonly tls?: string;
  /** The port of localhost that Compose publishes instead. Default: chosen by the name, stable. */
  readonly localPort?: number;
  /** Of the Ingress; its controller reads them. Compose has no place for them. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** How HTTP from outside reaches a Service, and which. */
export interface IngressProps extends ExposeProps {
  /** Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
  /** The Service that answers. */
  readonly service: Service;
  /** Name of the Service's port. Default: its first. */
  readonly port?: string;
  /** Labels of the Ingress, in addition to its name's. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Default: the Service's. */
  readonly targets?: readonly Target[];
  /** Findings that are accepted here, each with the reason. */
  readonly suppress?: readonly Suppression[];
  /** A change to the final Ingress. */
  readonly patch?: PatchOf<api.Ingress>;
}

/** HTTP from outside, by host name; on Compose a port of localhost. */
export class Ingress extends Construct {
  /** @internal Undefined where the props were too wrong to say anything. */
  public readonly model: Route | undefined;

  public constructor(scope: Construct, id: string, given: IngressProps) {
    super(scope, id);
    const { origin, props, inner } = beginPart(this, Ingress, given, ingressShape);
    const service = props.service?.model;
    if (service === undefined || props.host === undefined) return;
    const name = props.name ?? nameBelowChart(this);
    const model: Route = {
      kind: 'route',
      name,
      origin,
      chart: chartModelOf(this),
      targets: props.targets ?? service.targets,
      labels: { 'app.kubernetes.io/name': name, ...defaultsAt(this).labels, ...props.labels },
      annotations: { ...props.annotations },
      host: props.host,
      path: props.path ?? '/',
      pathType: props.pathType ?? 'Prefix',
      service,
      port: props.port ?? service.ports[0]?.name ?? '',
      ...(props.className !== undefined && { className: props.className }),
      ...(props.tls !== undefined && { tlsSecret: props.tls }),
      ...(props.localPort !== undefined && { localPort: props.localPort }),
    };
    this.model = model;
    contribute(this, model);
    if (!model.targets.includes('kubernetes')) return;
    this.node.defaultChild = new KubernetesObject(this, 'Ingress', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      name,
      origin,
      lower: () => lowerIngress(model),
      patch: props.patch,
      patchProperty: inner ? ['patch', 'ingress'] : ['patch'],
    });
  }
}

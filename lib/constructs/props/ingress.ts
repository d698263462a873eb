import type { Suppression } from '../../diagnostics/origin';
import type * as api from '../../kubernetes/api.generated';
import type { Target } from '../../model/target';
import { type Routable, routable } from './constructs';
import { like, oddStrings } from './domain';
import { type PatchOf, patch } from './patch';
import { object, type PropsTable, required } from './shape';
import { nonEmptyString, oneOf, portNumber } from './shapes';
import { someName, somePortName } from './some-text';
import { names, suppress, targets } from './workload';

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
  /** The Service that answers, or the WebApp that it belongs to. */
  readonly service: Routable;
  /** Name of the Service's port. Default: its first of TCP. */
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

export const hostName = like(
  { ...nonEmptyString, expected: 'a host name' },
  ['shop.acme.dev', 'api.acme.dev', '*.acme.dev'],
  ['a', '1.2', '10.0.0.1', `${'a'.repeat(63)}.dev`, 'a_b.dev', ...oddStrings],
);

export const exposeProps: PropsTable<ExposeProps> = {
  host: required(hostName),
  path: like(nonEmptyString, ['/', '/api'], ['api', '/a//b', '/é', ...oddStrings]),
  pathType: oneOf(['Prefix', 'Exact']),
  className: someName,
  tls: someName,
  localPort: portNumber,
  annotations: names,
};

export const ingressShape = object<IngressProps>({
  ...exposeProps,
  name: someName,
  service: required(routable),
  port: somePortName,
  labels: names,
  targets,
  suppress,
  patch,
});

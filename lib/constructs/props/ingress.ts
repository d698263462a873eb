import type { Suppression } from '../../diagnostics/origin';
import type * as api from '../../kubernetes/api.generated';
import type { GatewayRoute } from '../../kubernetes/gateway-api';
import { isPlainObject } from '../../model/json';
import { objectIn } from '../../model/read-json';
import { type IngressController, ingressControllers, type PathType } from '../../model/route';
import type { Target } from '../../model/target';
import { type Routable, routable } from './constructs';
import { like, oddStrings, values } from './domain';
import { type Duration, positiveDuration } from './duration';
import { type PatchOf, patch } from './patch';
import { type Memory, someMemory } from './quantity';
import { nameOf, object, type PropsTable, required, type Shape, whole, wrongValue } from './shape';
import {
  boolean,
  either,
  integer,
  isString,
  matching,
  nonEmptyList,
  nonEmptyString,
  oneOf,
  otherwise,
  portNumber,
} from './shapes';
import { someName, somePortName } from './some-text';
import { names, suppress, targets } from './workload';

/** How HTTP reaches a Service from outside. */
export interface ExposeProps {
  /** `shop.example.com`, or `*.example.com`; or several, with the same paths. */
  readonly host: string | readonly string[];
  /** One, or several of each host; each with a type of its own where that differs. Default: `/`. */
  readonly path?: string | readonly (string | ExposedPathProps)[];
  /** Of paths that do not say it. Default: `Prefix`. */
  readonly pathType?: PathType;
  /**
   * The Gateway that brings the requests: an HTTPRoute, or a GRPCRoute where the port speaks gRPC, takes the place of the
   * Ingress. TLS ends at its listener. Default: an Ingress.
   */
  readonly via?: GatewayProps;
  /** Others that share the requests, each with its weight; on Kubernetes a Gateway does that, `via`. */
  readonly split?: readonly SplitBackendProps[];
  /** How many requests of all are its own, where `split` says who gets the others. Default: what is left of 100. */
  readonly weight?: number;
  /** Default: the cluster's default class. */
  readonly className?: string;
  /** The controller, where the name of its class does not tell: what follows is said in its annotations. */
  readonly controller?: IngressController;
  /** Name of the Secret with the certificate; or who of cert-manager makes it. Default: no TLS. */
  readonly tls?: string | CertificateProps;
  /** How long an answer may take, `'30s'`. Default: the controller's. */
  readonly timeout?: Duration;
  /** The largest body of a request. Default: the controller's. */
  readonly maxBodySize?: Memory;
  /** Whether a cookie keeps each client at the replica that it has reached first. Default: false. */
  readonly sticky?: boolean | { readonly cookie: string };
  /** The port of localhost that Compose publishes instead. Default: chosen by the name, stable. */
  readonly localPort?: number;
  /** Of the Ingress; its controller reads them. Compose has no place for them. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A certificate that cert-manager makes and renews. */
export interface CertificateProps {
  /** The ClusterIssuer that signs it, by name; or an Issuer. */
  readonly issuer: string | { readonly name: string; readonly kind?: 'ClusterIssuer' | 'Issuer' };
  /** The Secret that it is kept in. Default: the name of the Ingress, followed by `-tls`. */
  readonly secret?: string;
}

/** A path with a type of its own. */
export interface ExposedPathProps {
  readonly path: string;
  /** Default: `Prefix`. */
  readonly pathType?: PathType;
}

/** A Gateway of the cluster. */
export interface GatewayProps {
  /** Its name. */
  readonly gateway: string;
  /** Default: the chart's. */
  readonly namespace?: string;
  /** The listener. Default: every one that takes the host. */
  readonly sectionName?: string;
}

/** Somebody else who gets a share of the requests. */
export interface SplitBackendProps {
  /** The Service that answers, or the WebApp that it belongs to. */
  readonly service: Routable;
  /** Name of the Service's port. Default: its first of TCP. */
  readonly port?: string;
  /** How many requests of all, in percent where the sum is 100. */
  readonly weight: number;
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
  /** A change to the final Ingress, or to the route of the Gateway in its place. */
  readonly patch?: PatchOf<api.Ingress> | PatchOf<GatewayRoute>;
}

export const hostName = like(
  { ...nonEmptyString, expected: 'a host name' },
  ['shop.acme.dev', 'api.acme.dev', '*.acme.dev'],
  ['a', '1.2', '10.0.0.1', `${'a'.repeat(63)}.dev`, 'a_b.dev', ...oddStrings],
);

const onePath = like(nonEmptyString, ['/', '/api'], ['api', '/a//b', '/é', ...oddStrings]);
const pathType = oneOf(['Prefix', 'Exact']);
const issuer = either(
  { when: isString, shape: someName },
  {
    when: otherwise,
    shape: object<{ name: unknown; kind?: unknown }>(
      { name: required(someName), kind: oneOf(['ClusterIssuer', 'Issuer']) },
      '{ name, kind? }',
    ),
  },
);
/** What every browser and proxy takes. */
const cookieName = matching(
  'the name of a cookie: letters, digits, "-" and "_"',
  (value) => /^[\w-]+$/.test(value),
  values(['route'], ['A_b-1']),
);
const weight = { ...integer(0, 1_000_000), domain: values([90, 10, 1], [0, 1_000_000]) };

export const exposeProps: PropsTable<ExposeProps> = {
  host: required(
    either({ when: isString, shape: hostName }, { when: otherwise, shape: nonEmptyList(hostName) }),
  ),
  path: either(
    { when: isString, shape: onePath },
    {
      when: otherwise,
      shape: nonEmptyList(
        either(
          { when: isString, shape: onePath },
          {
            when: otherwise,
            shape: object<ExposedPathProps>({ path: required(onePath), pathType }, '{ path, pathType? }'),
          },
        ),
      ),
    },
  ),
  pathType,
  via: whole(
    object<GatewayProps>(
      { gateway: required(someName), namespace: someName, sectionName: someName },
      '{ gateway, namespace?, sectionName? }',
    ),
  ),
  split: nonEmptyList(
    whole(
      object<SplitBackendProps>(
        { service: required(routable), port: somePortName, weight: required(weight) },
        '{ service, weight, port? }',
      ),
    ),
  ),
  weight,
  className: someName,
  controller: oneOf(ingressControllers),
  tls: either(
    { when: isString, shape: someName },
    {
      when: otherwise,
      shape: object<CertificateProps>({ issuer: required(issuer), secret: someName }, '{ issuer, secret? }'),
    },
  ),
  timeout: positiveDuration,
  maxBodySize: someMemory,
  sticky: either(
    { when: (value) => typeof value === 'boolean', shape: boolean },
    { when: otherwise, shape: object<{ cookie: unknown }>({ cookie: required(cookieName) }, '{ cookie }') },
  ),
  localPort: portNumber,
  annotations: names,
};

/** What a Gateway has a place of its own for, and shares that are none. */
export function agreeing(shape: Shape): Shape {
  return {
    ...shape,
    check(value, at, report) {
      const checked = shape.check(value, at, report);
      if (!isPlainObject(checked)) return checked;
      const { via, className, tls, weight, split } = checked;
      const tell = (key: string, what: string) =>
        report(wrongValue(`${nameOf([...at, key])} ${what}.`, [...at, key]));
      if (via !== undefined && className !== undefined)
        tell('className', 'is of an Ingress, which a Gateway, "via", takes the place of');
      if (via !== undefined && tls !== undefined)
        tell(
          'tls',
          'is of an Ingress: where there is a Gateway, "via", TLS ends at its listener, which has the certificate',
        );
      if (weight !== undefined && split === undefined)
        tell('weight', 'means nothing without "split", which says who gets the other requests');
      if (weight === 0 && Array.isArray(split) && split.every((each) => objectIn(each).weight === 0))
        tell('weight', 'is 0, as all weights of "split" are: nobody would get a request');
      return checked;
    },
  };
}

export const ingressShape = agreeing(
  object<IngressProps>({
    ...exposeProps,
    name: someName,
    service: required(routable),
    port: somePortName,
    labels: names,
    targets,
    suppress,
    patch,
  }),
);

import type * as api from '../../kubernetes/api.generated';
import type { TrafficPolicy } from '../../model/service';
import { type ContainerOwnProps, containerProps, type PortProps } from './container';
import {
  type DeploymentOptions,
  type DeploymentPatches,
  deploymentOptions,
  deploymentPatches,
} from './deployment';
import { type ExposeProps, exposeProps, hostName } from './ingress';
import { type OverDefaults, overDefaults } from './own-of-each';
import { type PatchOf, patch } from './patch';
import { type Published, publish } from './publish';
import { type SessionAffinity, sessionAffinity, trafficPolicy } from './service';
import { object, type PropsTable } from './shape';
import { either, isString, otherwise } from './shapes';
import { type SingleContainerProps, singleContainer } from './single-container';
import { someName } from './some-text';
import { blocks, type TargetBlocks } from './target-block';
import { names } from './workload';

/** A container that serves, and how it runs and is reached, in one. */
export type WebAppProps = WebAppOptions & WithPort;

/** What serves listens somewhere. */
export type WithPort = { readonly port: number } | { readonly ports: readonly (number | PortProps)[] };

/**
 * All that a WebApp takes, its ports included: one of `port` and `ports` has to be there. `null` removes what `defaults`
 * say.
 */
export interface WebAppOptions extends OverDefaults<WebAppOwnProps>, TargetBlocks<WebAppOwnProps> {}

/** What a WebApp says of the Service that others in the app call. */
export interface InnerServiceProps {
  /** Annotations of the Service. Compose has no place for them. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** `Local` takes traffic to replicas on the caller's own node alone. Default: `Cluster`. */
  readonly internalTrafficPolicy?: TrafficPolicy;
}

/** What a WebApp says of itself, on every target or on one. */
export interface WebAppOwnProps extends DeploymentOptions, ContainerOwnProps, SingleContainerProps {
  /** Name of the workload, its Service and, unless `containerName` says it, its container. Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
  /** How the Service inside of the app does what it does. */
  readonly service?: InnerServiceProps;
  /** Default: each connection goes to any replica, whether it comes from inside or outside. */
  readonly sessionAffinity?: SessionAffinity;
  /** HTTP from outside by host name: an Ingress on Kubernetes, a port of localhost on Compose. */
  readonly expose?: string | ExposeProps;
  /**
   * What everyone can connect to, and nothing else: on Kubernetes a Service of type LoadBalancer of its own, called
   * `<name>-public`, on Compose a port of the host. A number stands for the container port of that number, else for the
   * first one; a list for several, which each say `to` where the numbers differ. Others in the app go on to call the
   * WebApp by its name, at the container's own ports.
   */
  readonly publish?: Published;
  /** Changes to the final objects, for whatever the props cannot say. */
  readonly patch?: DeploymentPatches & {
    readonly service?: PatchOf<api.Service>;
    /** Of the Service that `publish` makes. */
    readonly publicService?: PatchOf<api.Service>;
    readonly ingress?: PatchOf<api.Ingress>;
  };
}

const webAppPatches: PropsTable<NonNullable<WebAppOwnProps['patch']>> = {
  ...deploymentPatches,
  service: patch,
  publicService: patch,
  ingress: patch,
};

export const webAppProps: PropsTable<WebAppOwnProps> = {
  ...deploymentOptions,
  ...containerProps,
  ...singleContainer,
  name: someName,
  service: object<InnerServiceProps>({ annotations: names, internalTrafficPolicy: trafficPolicy }),
  sessionAffinity,
  expose: either(
    { when: isString, shape: hostName },
    { when: otherwise, shape: object<ExposeProps>(exposeProps, '{ host, … }') },
  ),
  publish,
  patch: object<NonNullable<WebAppOwnProps['patch']>>(webAppPatches),
};

export const webAppShape = object<WebAppProps>({
  ...overDefaults(webAppProps),
  ...blocks(webAppProps, webAppPatches),
});

import type * as api from '../../kubernetes/api.generated';
import { isPlainObject } from '../../model/json';
import { type ContainerProps, containerProps, type PortProps } from './container';
import {
  type DeploymentOptions,
  type DeploymentPatches,
  deploymentOptions,
  deploymentPatches,
} from './deployment';
import { hostIp } from './host-ip';
import { type ExposeProps, exposeProps, hostName } from './ingress';
import { object, type PropsTable, required } from './shape';
import { either, isNumber, isString, otherwise, portNumber } from './shapes';
import { someName } from './some-text';
import { blocks, type TargetBlocks } from './target-block';
import { type PatchOf, patch } from './workload';

/** A port of the host on Compose, and of a load balancer on Kubernetes. */
export interface PublishProps {
  /** The number that everyone connects to. */
  readonly port: number;
  /** The address of the host that Compose publishes at. Default: all. */
  readonly hostIp?: string;
}

/** A container that serves, and how it runs and is reached, in one. */
export type WebAppProps = WebAppOptions & WithPort;

/** What serves listens somewhere. */
export type WithPort = { readonly port: number } | { readonly ports: readonly (number | PortProps)[] };

/** All that a WebApp takes, its ports included: one of `port` and `ports` has to be there. */
export interface WebAppOptions extends WebAppOwnProps, TargetBlocks<WebAppOwnProps> {}

/** What a WebApp says of itself, on every target or on one. */
export interface WebAppOwnProps extends DeploymentOptions, ContainerProps {
  /** Name of the workload, its container and its Service. Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
  /** HTTP from outside by host name: an Ingress on Kubernetes, a port of localhost on Compose. */
  readonly expose?: string | ExposeProps;
  /**
   * The first port for everyone, at this number: a LoadBalancer on Kubernetes, a port of the host on Compose. Both open
   * all ports of the WebApp, which is a warning where it has several.
   */
  readonly publish?: number | PublishProps;
  /** Changes to the final objects, for whatever the props cannot say. */
  readonly patch?: DeploymentPatches & {
    readonly service?: PatchOf<api.Service>;
    readonly ingress?: PatchOf<api.Ingress>;
  };
}

const webAppPatches: PropsTable<NonNullable<WebAppOwnProps['patch']>> = {
  ...deploymentPatches,
  service: patch,
  ingress: patch,
};

const own: PropsTable<WebAppOwnProps> = {
  ...deploymentOptions,
  ...containerProps,
  name: someName,
  expose: either(
    { when: isString, shape: hostName },
    { when: otherwise, shape: object<ExposeProps>(exposeProps, 'a host name, or { host, … }') },
  ),
  publish: either(
    { when: isNumber, shape: portNumber },
    {
      when: isPlainObject,
      shape: object<PublishProps>({ port: required(portNumber), hostIp }),
    },
  ),
  patch: object<NonNullable<WebAppOwnProps['patch']>>(webAppPatches),
};

export const webAppShape = object<WebAppProps>({ ...own, ...blocks(own, webAppPatches) });

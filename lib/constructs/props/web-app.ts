import { type ContainerOwnProps, containerProps } from './container';
import {
  type DeploymentOptions,
  type DeploymentPatches,
  deploymentOptions,
  deploymentPatches,
} from './deployment';
import { type OverDefaults, overDefaults } from './own-of-each';
import {
  type ServingPatches,
  type ServingProps,
  servingPatches,
  servingProps,
  type WithPort,
} from './serving';
import { object, type PropsTable } from './shape';
import { type SingleContainerProps, singleContainer } from './single-container';
import { blocks, type TargetBlocks } from './target-block';
import { type VersionOf, versions } from './version';

/** A container that serves, and how it runs and is reached, in one. */
export type WebAppProps<V extends string = never> = WebAppOptions<V> & WithPort;

/**
 * All that a WebApp takes, its ports included: one of `port` and `ports` has to be there. `null` removes what `defaults`
 * say.
 */
export interface WebAppOptions<V extends string = never>
  extends OverDefaults<WebAppOwnProps>,
    TargetBlocks<WebAppOwnProps> {
  /**
   * Other versions beside this one: each is a workload and a Service of its own, `<name>-<version>`, under the account of
   * this one, and gets requests where a ServiceMesh splits them: `mesh.route(api, { split: { v2: 10 } })`. Whoever may
   * call this one may call them.
   */
  readonly versions?: { readonly [P in V]: VersionProps };
}

/** How a version differs from its member: props laid over the member's own. `null` removes what those say. */
export interface VersionProps extends VersionOf<WebAppOwnProps> {}

/** What a WebApp says of itself, on every target or on one. */
export interface WebAppOwnProps
  extends Omit<DeploymentOptions, keyof ServingProps | 'patch'>,
    ContainerOwnProps,
    SingleContainerProps,
    ServingProps {
  /** Changes to the final objects, for whatever the props cannot say. */
  readonly patch?: DeploymentPatches & ServingPatches;
}

const webAppPatches: PropsTable<NonNullable<WebAppOwnProps['patch']>> = {
  ...deploymentPatches,
  ...servingPatches,
};

export const webAppProps: PropsTable<WebAppOwnProps> = {
  ...deploymentOptions,
  ...containerProps,
  ...singleContainer,
  ...servingProps,
  patch: object<NonNullable<WebAppOwnProps['patch']>>(webAppPatches),
};

export const webAppShape = object<WebAppProps>(() => ({
  ...overDefaults(webAppProps),
  ...blocks(webAppProps, webAppPatches),
  versions: versions(webAppProps),
}));

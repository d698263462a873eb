import type { ContainerOwnProps } from './container';
import type { Over } from './lay-over';
import { defaultsIn, type OwnOfEach, overDefaults } from './own-of-each';
import { object, type PropsTable } from './shape';
import { blocks, type TargetBlocks } from './target-block';
import { type WebAppOwnProps, webAppProps } from './web-app';

/** Defaults as they are in the end, after all that is laid over each other. */
export interface OwnDefaults extends Omit<WebAppOwnProps, OwnOfEach> {}

/**
 * What the workloads of a chart or an app take where their own props are silent: the same props, without those that are
 * each workload's own (`name`, `selector`, `image`, `build`, `develop`, its ports, `publish`, `expose`, `schedule`, `startAfter`,
 * `patch`), and without `suppress`, which charts and apps have by themselves.
 *
 * A chart's are laid over the app's, a workload's props over both, as in the blocks for targets: `env`, `labels`,
 * `annotations`, `volumes`, `resources` and `scheduling` merge by key, everything else, lists too, is replaced whole, and
 * `null` removes what is said further out. `kubernetes: { … }` and `compose: { … }` hold defaults for that target alone; what a chart
 * says comes before all that the app says.
 *
 * Of a container, they hold for the one that a workload is, and for the first of a Deployment; `user`,
 * `writableRoot`, `resources`, `pull` and `healthTool` hold for all others, too. Scratch space (`emptyDir()`) is each
 * workload's own. Services and Ingresses take the labels.
 */
export interface Defaults extends Over<OwnDefaults>, TargetBlocks<OwnDefaults> {}

const own: PropsTable<OwnDefaults> = defaultsIn(webAppProps);
export const defaultsShape = object<Defaults>(() => ({ ...overDefaults(own), ...blocks(own, {}) }));

/** What holds for every container of a workload, however it is listed. */
const ofEveryContainer = ['user', 'writableRoot', 'resources', 'pull', 'healthTool'] as const;
export type ContainerDefaults = Pick<ContainerOwnProps, (typeof ofEveryContainer)[number]>;

/** The part of defaults that holds for init containers, sidecars and further containers. */
export function containerDefaults(defaults: OwnDefaults): ContainerDefaults {
  const { user, writableRoot, resources, pull, healthTool } = defaults;
  return { user, writableRoot, resources, pull, healthTool } satisfies Record<
    keyof ContainerDefaults,
    unknown
  >;
}

import type { Target } from '../../model/target';
import { type ContainerProps, healthTool, pull, user } from './container';
import type { Duration } from './probe';
import { resources } from './resources';
import { object, type PropsTable } from './shape';
import { boolean, duration, list } from './shapes';
import { someName } from './some-text';
import { blocks, type TargetBlocks } from './target-block';
import { names, targets } from './workload';
/** What the workloads of a chart or an app take where their own props are silent. */
export interface OwnDefaults
  extends Pick<ContainerProps, 'user' | 'writableRoot' | 'resources' | 'pull' | 'healthTool'> {
  /** Default: every target. */
  readonly targets?: readonly Target[];
  /** Time between the request to stop and the kill. Default: 30 s. */
  readonly stopGracePeriod?: Duration;
  /** Names of the Secrets that hold registry credentials on Kubernetes. */
  readonly pullSecrets?: readonly string[];
  /** Labels of every workload, in addition to its own. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of every workload, in addition to its own. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The same, with what differs on a target: there, what a chart says comes before all that the app says. */
export interface Defaults extends OwnDefaults, TargetBlocks<OwnDefaults> {}

const own: PropsTable<OwnDefaults> = {
  user,
  writableRoot: boolean,
  resources,
  pull,
  healthTool,
  targets,
  stopGracePeriod: duration,
  pullSecrets: list(someName),
  labels: names,
  annotations: names,
};

export const defaultsShape = object<Defaults>({ ...own, ...blocks(own, {}) });

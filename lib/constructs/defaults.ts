import type { IConstruct } from 'constructs';
import type { Target } from '../model/target';
import type { ContainerProps } from './container';
import type { Duration } from './probe';

/** What the workloads of a chart or an app take where their own props are silent. */
export interface Defaults
  extends Pick<ContainerProps, 'user' | 'writableRoot' | 'resources' | 'pull' | 'healthTool'> {
  /** Default: every target. */
  readonly targets?: readonly Target[];
  readonly stopGracePeriod?: Duration;
  /** Names of the Secrets that hold registry credentials on Kubernetes. */
  readonly pullSecrets?: readonly string[];
  /** Labels and annotations of every workload, in addition to its own. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

const own = new WeakMap<IConstruct, Defaults>();
const merged = new WeakMap<IConstruct, Defaults>();
const none: Defaults = {};

/** States the defaults of everything below a construct. Once, when it is made. */
export function stateDefaults(scope: IConstruct, defaults: Defaults): void {
  own.set(scope, defaults);
}

/** The defaults that hold at a place in the tree: the nearest statement of each wins, labels and annotations add up. */
export function defaultsAt(scope: IConstruct): Defaults {
  const known = merged.get(scope);
  if (known !== undefined) return known;
  const outer = scope.node.scope === undefined ? none : defaultsAt(scope.node.scope);
  const inner = own.get(scope);
  const result = inner === undefined ? outer : merge(outer, inner);
  merged.set(scope, result);
  return result;
}

function merge(outer: Defaults, inner: Defaults): Defaults {
  return {
    ...outer,
    ...inner,
    resources: outer.resources || inner.resources ? { ...outer.resources, ...inner.resources } : undefined,
    labels: { ...outer.labels, ...inner.labels },
    annotations: { ...outer.annotations, ...inner.annotations },
  };
}

import type { IConstruct } from 'constructs';
import type { Target } from '../model/target';
import type { ContainerProps } from './container';
import type { Duration } from './probe';
import { stated } from './props/stated';

/** What the workloads of a chart or an app take where their own props are silent. */
export interface Defaults
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

/** What holds at a construct that states defaults and below it, kept on the construct itself, as its origin is. */
const key = Symbol('lading.defaults');
type Stating = IConstruct & { [key]?: Defaults };
const none: Defaults = {};

/**
 * States the defaults of everything below a construct. Once, when it is made: the nearest statement of each wins, labels
 * and annotations add up.
 */
export function stateDefaults(scope: Stating, defaults: Defaults): void {
  scope[key] = merge(defaultsAt(scope), defaults);
}

/** The defaults that hold at a place in the tree. */
export function defaultsAt(scope: IConstruct): Defaults {
  for (let at: Stating | undefined = scope; at !== undefined; at = at.node.scope) {
    const stated = at[key];
    if (stated !== undefined) return stated;
  }
  return none;
}

function merge(outer: Defaults, inner: Defaults): Defaults {
  return {
    ...outer,
    ...stated(inner),
    resources:
      outer.resources || inner.resources ? { ...outer.resources, ...stated(inner.resources) } : undefined,
    labels: { ...outer.labels, ...inner.labels },
    annotations: { ...outer.annotations, ...inner.annotations },
  };
}

import type * as api from '../../kubernetes/api.generated';
import type { RestartPolicy } from '../../model/workload';
import { type ContainerOwnProps, containerProps } from './container';
import { type Duration, duration } from './duration';
import { type OverDefaults, overDefaults } from './own-of-each';
import { type PatchOf, patch } from './patch';
import { type CountOrPercentage, replicaAmount } from './replica-amount';
import { type ServingPatches, type ServingProps, servingPatches, servingProps } from './serving';
import { object, type PropsTable } from './shape';
import { either, isString, oneOf, otherwise } from './shapes';
import { type SingleContainerProps, singleContainer } from './single-container';
import { blocks, type TargetBlocks } from './target-block';
import { patches, type WorkloadPatches, type WorkloadProps, workloadProps } from './workload';

/** How new pods replace old ones, node by node; a count of nodes, or a string such as `'25%'`. */
export interface AgentRolloutProps {
  /** On how many nodes a new pod starts before the old one goes; above 0 only where `maxUnavailable` is 0. Default: 0. */
  readonly maxSurge?: CountOrPercentage;
  /** On how many nodes there may be none meanwhile. Default: 1, or 0 where `maxSurge` is above 0. */
  readonly maxUnavailable?: CountOrPercentage;
  /** How long a new pod must be ready before the next node is next, `'10s'`. Default: 0. */
  readonly minReady?: Duration;
}

/** Changes to the final objects of an Agent, for whatever its props cannot say. Validated like the rest. */
export interface AgentPatches extends WorkloadPatches, ServingPatches {
  readonly daemonSet?: PatchOf<api.DaemonSet>;
}

/** What an Agent has beside its container and what stands in front of it. */
export interface AgentOptions extends WorkloadProps {
  /** `'onDelete'` replaces a pod when somebody deletes it. Default: node by node. */
  readonly rollout?: 'onDelete' | AgentRolloutProps;
  /** Default: `unless-stopped`. Kubernetes always restarts the containers. */
  readonly restart?: RestartPolicy;
  /** Changes to the final objects, for whatever the props cannot say. */
  readonly patch?: AgentPatches;
}

/** What an Agent says of itself, on every target or on one. */
export interface AgentOwnProps
  extends Omit<AgentOptions, keyof ServingProps>,
    ContainerOwnProps,
    SingleContainerProps,
    ServingProps {}

/**
 * A container that runs once on each node. Where it has ports there is a Service in front, otherwise none. `null` removes
 * what `defaults` say.
 */
export interface AgentProps extends OverDefaults<AgentOwnProps>, TargetBlocks<AgentOwnProps> {}

const agentPatches: PropsTable<AgentPatches> = { ...patches, ...servingPatches, daemonSet: patch };

const own: PropsTable<AgentOwnProps> = {
  ...workloadProps,
  ...containerProps,
  ...singleContainer,
  ...servingProps,
  rollout: either(
    { when: isString, shape: oneOf(['onDelete']) },
    {
      when: otherwise,
      shape: object<AgentRolloutProps>(
        { maxSurge: replicaAmount('100%'), maxUnavailable: replicaAmount('100%'), minReady: duration },
        "'onDelete', or { maxSurge?, maxUnavailable?, minReady? }",
      ),
    },
  ),
  restart: oneOf(['always', 'unless-stopped', 'on-failure', 'no']),
  patch: object<AgentPatches>(agentPatches),
};

export const agentShape = object<AgentProps>(() => ({ ...overDefaults(own), ...blocks(own, agentPatches) }));

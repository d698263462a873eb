import { isPlainObject } from '../../model/json';
import { type NodeLabels, type SpotProvider, spotProviders, type Topology } from '../../model/scheduling';
import { dnsSubdomain, isName } from '../../validation/name-classes';
import { type Selectable, selectable } from './constructs';
import { values } from './domain';
import { labelKey, labelKeys, labelValue } from './label';
import { expectedOf, object, required, type Shape } from './shape';
import {
  boolean,
  either,
  integer,
  isString,
  list,
  matching,
  nonEmptyList,
  oneOf,
  otherwise,
  record,
} from './shapes';
import { type TolerationProps, toleration } from './toleration';

/** How evenly pods are laid over places. */
export interface SpreadProps {
  /** Nodes, zones, regions, or what a label of nodes tells apart: `{ topologyKey: 'acme.dev/rack' }`. */
  readonly over: Topology;
  /** By how many pods two places may differ. Default: 1. */
  readonly maxSkew?: number;
  /** Whether a pod that would make it less even rather waits. Default: false. */
  readonly required?: boolean;
}

/** Pods that others are kept together with, or apart from. */
export interface PodAffinityProps {
  /** Another workload, or `'replicas'`: the others of its own. */
  readonly workload: Selectable | 'replicas';
  /** What they share, or never share. Default: `nodes`. */
  readonly over?: Topology;
  /** Whether a pod waits until there is such a place; `false` for as far as it can be. Default: true. */
  readonly required?: boolean;
}

/** Nodes that cost less, and may be taken back at any time. */
export interface SpotProps {
  /** Whose nodes: each cloud marks its own by a label. */
  readonly on: SpotProvider;
  /** `false`: on other nodes as well, where there is none. Default: true. */
  readonly required?: boolean;
}

/**
 * Which nodes of a cluster pods go to: by need, by place, by cost. Compose runs everything on one machine; its report
 * says what that does not keep.
 */
export interface SchedulingProps {
  /**
   * Labels that a node has to bear: a value, a list of which one, `{ notIn: […] }`, or `{ exists: true }`. Default: any
   * node.
   */
  readonly nodeSelector?: NodeLabels;
  /** Labels of nodes that are better than others, each for itself. Default: none. */
  readonly preferredNodes?: NodeLabels;
  /** Taints that it bears with, as `kubectl taint` takes them (`'dedicated=gpu:NoSchedule'`), or in parts. */
  readonly tolerations?: readonly (string | TolerationProps)[];
  /** What its pods are spread over evenly; several at once in a list. Default: nothing. */
  readonly spread?: Topology | SpreadProps | readonly (Topology | SpreadProps)[];
  /** Workloads that run on the same node; in parts, in the same zone, or as far as it can be. */
  readonly togetherWith?: readonly (Selectable | PodAffinityProps)[];
  /** Workloads that never share a node with it; `'replicas'` are its own. */
  readonly apartFrom?: readonly (Selectable | 'replicas' | PodAffinityProps)[];
  /** Name of a PriorityClass of the cluster. Default: the cluster's. */
  readonly priorityClass?: string;
  /**
   * Name of a RuntimeClass of the cluster, such as `gvisor`. On Compose the runtime that Docker has under that name,
   * `runsc` for gVisor. Default: the cluster's, and Docker's.
   */
  readonly runtimeClass?: string;
  /** Nodes that cost less, and may be taken back at any time. */
  readonly spot?: SpotProvider | SpotProps;
}

const expectedLabel = "a label's value, a list of values, { notIn: […] } or { exists: true }";
const nodeLabel: Shape = {
  ...either(
    { when: isString, shape: labelValue },
    { when: Array.isArray, shape: nonEmptyList(labelValue) },
    {
      when: (value) => isPlainObject(value) && 'notIn' in value,
      shape: object<{ notIn: unknown }>({ notIn: required(nonEmptyList(labelValue)) }, '{ notIn }'),
    },
    {
      when: isPlainObject,
      shape: object<{ exists: unknown }>({ exists: required(boolean) }, '{ exists }'),
    },
  ),
  expected: expectedLabel,
};
const nodeLabels = record(nodeLabel, labelKeys);

const places = ['nodes', 'zones', 'regions'] as const;
const topologyWord = oneOf(places, "'nodes', 'zones', 'regions', or { topologyKey }");
const topologyOwn = object<{ topologyKey: unknown }>({ topologyKey: required(labelKey) }, '{ topologyKey }');
const topology = either({ when: isString, shape: topologyWord }, { when: otherwise, shape: topologyOwn });

const isTopology = (value: unknown): boolean => isPlainObject(value) && 'topologyKey' in value;
const oneSpread = either(
  { when: isString, shape: topologyWord },
  { when: isTopology, shape: topologyOwn },
  {
    when: otherwise,
    shape: object<SpreadProps>(
      { over: required(topology), maxSkew: integer(1), required: boolean },
      '{ over, maxSkew?, required? }',
    ),
  },
);

const replicas = oneOf(['replicas'], `${expectedOf(selectable)}, or 'replicas'`);
const anyPods = either({ when: isString, shape: replicas }, { when: otherwise, shape: selectable });
const affinityInParts = (workload: Shape): Shape =>
  object<PodAffinityProps>(
    { workload: required(workload), over: topology, required: boolean },
    '{ workload, over?, required? }',
  );

export const scheduling = object<SchedulingProps>({
  nodeSelector: nodeLabels,
  preferredNodes: nodeLabels,
  tolerations: list(toleration),
  spread: either({ when: Array.isArray, shape: list(oneSpread) }, { when: otherwise, shape: oneSpread }),
  togetherWith: list(
    either({ when: isPlainObject, shape: affinityInParts(anyPods) }, { when: otherwise, shape: selectable }),
  ),
  apartFrom: list(
    either(
      { when: isString, shape: replicas },
      { when: isPlainObject, shape: affinityInParts(anyPods) },
      { when: otherwise, shape: selectable },
    ),
  ),
  priorityClass: clusterName('high', 'system-cluster-critical'),
  runtimeClass: clusterName('gvisor', 'kata'),
  spot: either(
    { when: isString, shape: oneOf(spotProviders) },
    {
      when: otherwise,
      shape: object<SpotProps>(
        { on: required(oneOf(spotProviders)), required: boolean },
        '{ on, required? }',
      ),
    },
  ),
});

function clusterName(...usual: readonly string[]): Shape {
  return matching(
    dnsSubdomain.says,
    (value) => isName(value, dnsSubdomain),
    values(usual, ['1', 'a.b', 'a'.repeat(63)]),
  );
}

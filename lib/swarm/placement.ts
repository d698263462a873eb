import { escapeAll, escapeDollars } from '../docker/escaped';
import { mapList } from '../model/map-list';
import { rowOf } from '../model/read-json';
import type { NodeLabel, NodeLabels, Scheduling, Spread, Topology } from '../model/scheduling';
import type { StackDeployPlacement } from './api.generated';

/** What a node is called by, for the labels that every cluster knows. */
const attributes: Readonly<Record<string, string>> = {
  'kubernetes.io/hostname': 'node.hostname',
  'kubernetes.io/os': 'node.platform.os',
  'kubernetes.io/arch': 'node.platform.arch',
};

/** Docker calls an architecture as the machine itself does. */
const architectures: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' };

/** The labels that the nodes of a swarm are expected to bear: their names can hold no `/`. */
const topologies = { zones: 'zone', regions: 'region' } as const;

/** The part of it that a constraint can say: equal or not, and nothing of values that are one of several. */
export function lowerPlacement(scheduling: Scheduling | undefined): StackDeployPlacement | undefined {
  if (scheduling === undefined) return undefined;
  const { nodeSelector = {}, spread = [] } = scheduling;
  const constraints = constraintsOf(nodeSelector);
  const preferences = spread.flatMap(({ over }) => labelOf(over) ?? []);
  const placement: StackDeployPlacement = {};
  if (constraints.length > 0) placement.constraints = escapeAll(constraints);
  if (preferences.length > 0)
    placement.preferences = mapList(preferences, (label) => ({
      spread: escapeDollars(`node.labels.${label}`),
    }));
  if (oneOnEachNode(scheduling)) placement.max_replicas_per_node = 1;
  return Object.keys(placement).length > 0 ? placement : undefined;
}

function constraintsOf(labels: NodeLabels): string[] {
  return Object.entries(labels).flatMap(([key, wanted]) => {
    const attribute = attributeOf(key);
    if (attribute === undefined) return [];
    const calledHere = (value: string) =>
      attribute === 'node.platform.arch' ? (rowOf(architectures, value) ?? value) : value;
    if (typeof wanted === 'string') return [`${attribute} == ${calledHere(wanted)}`];
    if ('notIn' in wanted) return wanted.notIn.map((value) => `${attribute} != ${calledHere(value)}`);
    return isOne(wanted) ? [`${attribute} == ${calledHere(wanted[0])}`] : [];
  });
}

function isOne(wanted: NodeLabel): wanted is readonly [string] {
  return Array.isArray(wanted) && wanted.length === 1;
}

function attributeOf(key: string): string | undefined {
  const known = rowOf(attributes, key);
  if (known !== undefined) return known;
  return /^[\w.-]+$/.test(key) ? `node.labels.${key}` : undefined;
}

/** Whether a constraint says the whole of what a node's label has to be. */
export function isSaid(key: string, wanted: NodeLabel): boolean {
  if (attributeOf(key) === undefined) return false;
  return typeof wanted === 'string' || 'notIn' in wanted || isOne(wanted);
}

/** The label that tasks are spread by; none for nodes, over which Swarm spreads by itself. */
function labelOf(over: Topology): string | undefined {
  if (typeof over === 'string') return over === 'nodes' ? undefined : topologies[over];
  return /^[\w.-]+$/.test(over.topologyKey) ? over.topologyKey : undefined;
}

/** Whether tasks are spread as it says, as far as a preference goes. */
export function isSpread({ over }: Pick<Spread, 'over'>): boolean {
  return over === 'nodes' || labelOf(over) !== undefined;
}

/** Replicas that must never meet. */
export function oneOnEachNode({ apartFrom = [] }: Scheduling): boolean {
  return apartFrom.some(
    ({ workload, over, required }) => required && workload === 'replicas' && over === 'nodes',
  );
}

import type { Scheduling } from '../model/scheduling';
import { type Leaves, leaves, visitPart, type Walk } from './walk';

const fields = leaves({
  nodeSelector: 'scheduling.nodeSelector',
  preferredNodes: 'scheduling.preferredNodes',
  tolerations: 'scheduling.tolerations',
  spread: 'scheduling.spread',
  togetherWith: 'scheduling.togetherWith',
  apartFrom: 'scheduling.apartFrom',
  priorityClass: 'scheduling.priorityClass',
  runtimeClass: 'scheduling.runtimeClass',
  spot: 'scheduling.spot',
} satisfies Leaves<Scheduling, 'scheduling'>);

export function visitScheduling(walk: Walk, scheduling: Scheduling | undefined): void {
  if (scheduling) visitPart(walk, 'scheduling', scheduling, fields);
}

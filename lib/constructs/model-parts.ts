import type { IConstruct } from 'constructs';
import type { Route } from '../model/route';
import type { Service } from '../model/service';
import type { Workload } from '../model/workload';

export type ModelPart = Workload | Service | Route;

const parts = new WeakMap<IConstruct, ModelPart>();

/** What a construct contributes to the model, for whoever reads the tree. */
export function contribute(construct: IConstruct, part: ModelPart): void {
  parts.set(construct, part);
}

export function contributionOf(construct: IConstruct): ModelPart | undefined {
  return parts.get(construct);
}

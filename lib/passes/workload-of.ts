import type { ModelPart, PartKind } from '../model/app';
import type { Workload } from '../model/workload';

const ways: { readonly [K in PartKind]: (part: ModelPart<K>) => Workload } = {
  deployment: (part) => part,
  service: ({ selects }) => selects,
  route: ({ service }) => service.selects,
};

/** The workload that a part is, or leads to. */
export function workloadOf<K extends PartKind>(part: ModelPart<K>): Workload {
  return ways[part.kind](part);
}

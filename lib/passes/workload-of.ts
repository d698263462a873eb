import type { ModelPart, PartKind } from '../model/app';
import type { Workload } from '../model/workload';

const ways: { readonly [K in PartKind]: (part: ModelPart<K>) => Workload | undefined } = {
  deployment: (part) => part,
  statefulApp: (part) => part,
  agent: (part) => part,
  pod: (part) => part,
  job: (part) => part,
  cronJob: (part) => part,
  service: ({ selects }) => selects,
  route: ({ service }) => service.selects,
  namespace: () => undefined,
  config: () => undefined,
  mesh: () => undefined,
  externalName: () => undefined,
  externalSecret: () => undefined,
};

/** The workload that a part is, or leads to; a namespace and a mesh hold many. */
export function workloadOf<K extends PartKind>(part: ModelPart<K>): Workload | undefined {
  return ways[part.kind](part);
}

import type { Capabilities } from '../../model/capability';
import type { Mesh } from '../../model/mesh';
import type { CompleteBase } from '../../passes/defaults';
import type { PlannedObject } from '../planned';

/** What keeps the word of a mesh on Kubernetes. Each stands in a folder of its own, and `backends.ts` lists them. */
export interface MeshBackend {
  /** How well it keeps each thing that can be asked. */
  readonly capabilities: Capabilities;
  /** Which objects exist, by the members and the routes; what they hold is lowered when somebody asks. */
  plan(mesh: Mesh): readonly PlannedObject[];
  /** What changes in a member. */
  weave?(workload: CompleteBase, mesh: Mesh): Partial<CompleteBase>;
}

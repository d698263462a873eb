import type { Capabilities } from '../../model/capability';
import type { Mesh } from '../../model/mesh';
import type { CompleteBase } from '../../passes/defaults';
import type { DockerProject } from '../project';
import type { Proxies } from './attached';

/** What keeps the word of a mesh on a target of Docker's. Each stands in a folder of its own. */
export interface MeshBackend {
  /** How well it keeps each thing that can be asked. */
  readonly capabilities: Capabilities;
  /** What changes in a member. */
  weave?(workload: CompleteBase, mesh: Mesh): Partial<CompleteBase>;
  /** What stands beside and around the members; missing where networks alone keep its word. */
  proxies?(mesh: Mesh, project: DockerProject): Proxies;
}

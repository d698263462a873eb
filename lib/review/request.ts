import type { Base } from './base/base';
import type { Diff } from './change';
import type { NotComparable } from './diff';
import type { Graph } from './graph/graph';
import type { MeshExplained } from './mesh/explain';
import type { PageApp } from './page/page';

/** What somebody wants to know of an app: plain data, which travels between processes. */
export interface ReviewRequest {
  /** The earlier output that it is compared with. */
  readonly base?: Base;
  /** What runs, which its changes are held against by the rules of a server. */
  readonly against?: Base;
  /** Who is in it, and what leads to whom; or who may call whom in its meshes. */
  readonly graph?: 'app' | 'mesh';
  /** The member of a mesh whose callers and callees are asked for: its name, or the path of its construct. */
  readonly explain?: string;
  /** All that the page shows. */
  readonly page?: boolean;
}

export interface Review {
  readonly diff?: Diff | NotComparable;
  /** Of each app, or of each of its environments. */
  readonly graphs?: readonly Graph[];
  readonly explained?: MeshExplained;
  readonly pages?: readonly PageApp[];
}

import type { Origin } from '../../diagnostics/origin';
import type { Capabilities } from '../../model/capability';
import type { Mesh } from '../../model/mesh';
import type { Workload } from '../../model/workload';
import type { CompleteBase } from '../../passes/defaults';
import type { DockerProject } from '../project';

/** What keeps the word of a mesh on a target of Docker's. Each stands in a folder of its own. */
export interface MeshBackend {
  /** How well it keeps each thing that can be asked. */
  readonly capabilities: Capabilities;
  /** What changes in a member. */
  weave?(workload: CompleteBase, mesh: Mesh): Partial<CompleteBase>;
  /** What stands beside and around the members; missing where networks alone keep its word. */
  proxies?(mesh: Mesh, project: DockerProject): Proxies;
}

/** Services that are no workload's, and how members reach them and nobody else. */
export interface Proxies {
  readonly services: readonly MeshProxy[];
  readonly attached: ReadonlyMap<Workload, Attached>;
  /** Network → its addresses. Nobody leaves by them, the machine itself included. */
  readonly networks: ReadonlyMap<string, string>;
}

export interface MeshProxy {
  /** Of its service. */
  readonly name: string;
  readonly image: string;
  /** Its folder below those of the configurations, and of the certificates. */
  readonly folder: string;
  /** The name in its certificate. */
  readonly identity: string;
  readonly config: string;
  readonly networks: readonly ProxyNetwork[];
  /** The ports of the host that it owns. */
  readonly published: readonly { readonly port: number; readonly hostIp?: string }[];
  /** The member that it is beside; missing at the edge of the mesh. */
  readonly of?: Workload;
  readonly origin: Origin;
}

export interface ProxyNetwork {
  readonly name: string;
  readonly address?: string;
  readonly aliases: readonly string[];
  /** It leads out of the project. */
  readonly open?: boolean;
}

/** What a member joins in the place of everything else. */
export interface Attached {
  /** It is ready before the member. */
  readonly proxy: MeshProxy;
  readonly networks: readonly ProxyNetwork[];
  /** Of the containers that prepare it, one after the other. */
  readonly initNetworks: readonly ProxyNetwork[];
}

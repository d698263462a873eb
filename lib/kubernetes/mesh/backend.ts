import type { Capabilities } from '../../model/capability';
import type { Isolation } from '../../model/isolation';
import type { Mesh } from '../../model/mesh';
import type { Route } from '../../model/route';
import type { Service } from '../../model/service';
import type { CompleteBase } from '../../passes/defaults';
import type { Prepared } from '../../passes/prepare';
import type { Spoken } from '../../passes/spoken';
import type { Surroundings } from '../network-policy';
import type { PlannedObject } from '../planned';

/** What keeps the word of a mesh on Kubernetes. Each stands in a folder of its own, and `backends.ts` lists them. */
export interface MeshBackend {
  /** How well it keeps each thing that can be asked. */
  readonly capabilities: Capabilities;
  /** Which objects exist, by members, Services and routes; what they hold is lowered when somebody asks. */
  plan(mesh: Mesh): readonly PlannedObject[];
  /** What changes in a member. */
  weave?(workload: CompleteBase, mesh: Mesh): Partial<CompleteBase>;
  /** What its proxies need of the NetworkPolicies beneath them. */
  readonly around?: Around;
  /** The `appProtocol` by which it learns what is spoken on a port of that name. */
  appProtocol?(spoken: Spoken, name: string): string | undefined;
  /** What brings requests for a host name; missing where an Ingress does. */
  planRoute?(route: Route, mesh: Mesh): readonly PlannedObject[];
  /** What has to stand beside whatever brings requests for a host name. */
  besideRoute?(route: Route, mesh: Mesh): readonly PlannedObject[];
  /** The labels and annotations by which it is told how a Service of a member is reached. */
  describe?(service: Service, mesh: Mesh, prepared: Prepared): Description;
  /** It has policies of its own in the place of all NetworkPolicies. */
  readonly hasOwnPolicies?: boolean;
  /** Its policies let members out by the names of hosts that they look up. */
  readonly namesHosts?: boolean;
  /** Whoever connects to a member reaches a proxy of its own first, which takes the connection at once. */
  readonly hasProxies?: boolean;
}

export interface Description {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface Around extends Surroundings {
  /** Who reaches a member from outside of the app. */
  isolation(network: Isolation, mesh: Mesh): Isolation;
}

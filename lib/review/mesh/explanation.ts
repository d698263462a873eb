import type { GrpcRequest, HttpRequest, MeshBackendName, MeshDefault } from '../../model/mesh';
import type { Protocol } from '../../model/port';
import type { Target } from '../../model/target';

/** A place in the output that lets something through. */
export interface Place {
  /** As messages call it: `AuthorizationPolicy/api`, `services.api`; of a file that is no object, its path. */
  readonly object: string;
  /** A JSON pointer within it. */
  readonly pointer: string;
  /** Its file, relative to the output. */
  readonly file: string;
  readonly line: number;
}

/**
 * Who is at the other end: a workload of the app, what brings requests for a host name, everybody (`publish`), who reads
 * metrics, or an endpoint outside of the app.
 */
export type PeerKind = 'workload' | 'gateway' | 'everybody' | 'monitoring' | 'outside';

/** Something that one end may do at a port of the other one. */
export interface Way {
  readonly peer: PeerKind;
  /** The workload, the host name, the endpoint; missing where there is nobody to name. */
  readonly name?: string;
  /** Of the container that listens; missing where nobody says it. */
  readonly port?: number;
  readonly protocol: Protocol;
  /** `wait`: only until the other one is there. `requests`: what `http` or `grpc` says, and nothing else. */
  readonly may: 'anything' | 'requests' | 'wait';
  readonly http?: HttpRequest;
  readonly grpc?: GrpcRequest;
  /** Each of them has to let it through. Nowhere: nothing in the output says so. */
  readonly saidBy: readonly Place[];
}

export interface ExplainedTarget {
  readonly target: Target;
  /** Missing where the mesh is not on the target: whatever reaches the member may call it. */
  readonly backend?: MeshBackendName;
  /** What becomes of a call that nobody has allowed; missing where it is refused. */
  readonly default?: Exclude<MeshDefault, 'deny'>;
  readonly callers: readonly Way[];
  readonly callees: readonly Way[];
}

/** Who may call a member of a mesh and whom it may call, by the model, and what in the output says so. */
export interface Explanation {
  readonly app: string;
  readonly environment?: string;
  readonly member: string;
  /** The path of its construct. */
  readonly construct: string;
  readonly mesh: string;
  /** Its versions beside itself, whom the same may call. */
  readonly versions: readonly string[];
  readonly targets: readonly ExplainedTarget[];
}

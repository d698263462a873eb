/** Somebody in the cluster, or around it, who is no part of the app: pods of a namespace, or a range of addresses. */
export type Peer =
  | {
      readonly namespace: string;
      /** Of the pods; without any, all of the namespace are meant. */
      readonly labels?: Readonly<Record<string, string>>;
    }
  | { readonly cidr: string };

/** A workload takes connections from nobody, and opens none, but along the edges of the app and to these. */
export interface Isolation {
  /** Who brings what comes for the host names of the app. */
  readonly ingressController: readonly Peer[];
  /** Who reads what workloads tell of themselves, and the ports called `metrics`. */
  readonly monitoring: readonly Peer[];
  /** The API server, which is asked whether a Job is done, and by whoever has permissions. */
  readonly apiServer: readonly Peer[];
  /** Who answers for names. */
  readonly dns: readonly Peer[];
}

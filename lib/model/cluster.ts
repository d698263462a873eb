/** The families of addresses that a cluster may give its Services. */
export const ipFamilies = ['IPv4', 'IPv6'] as const;
export type IpFamily = (typeof ipFamilies)[number];

/** What is known of the cluster that objects are for, beside its version: some of what a server refuses depends on it. */
export interface Cluster {
  /** Those that Services get; one is a cluster of a single stack. Default: nothing is known. */
  readonly ipFamilies?: readonly IpFamily[];
  /**
   * Feature gates of the API server, by name: on or off. With any, those that are off by default count as off unless they
   * stand here. Default: nothing is known.
   */
  readonly featureGates?: Readonly<Record<string, boolean>>;
}

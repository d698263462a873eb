/** How Compose runs a kind of workload. */
export interface ComposeKind<W> {
  /** In Compose's own words: `on-failure:3`. */
  readonly restart: (workload: W) => string;
  /** How many containers of its first container's service are wanted. */
  readonly replicas: (workload: W) => number;
  /** What runs where Compose has nothing of the kind: told once, as one sentence. */
  readonly instead?: (workload: W) => string;
  /** Whether each replica waits for the one before it, where each is a service of its own. */
  readonly ordered?: (workload: W) => boolean;
}

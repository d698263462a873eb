/** What runs, read back from one target's output: the same words for every target. */
export interface Picture {
  /** By the workload's name. */
  readonly workloads: Readonly<Record<string, RunningWorkload>>;
  /** Where a client ends that connects to a host and port from within the app: `<workload>:<container port>`. */
  reach(host: string, port: number): string | undefined;
}

export interface RunningWorkload {
  readonly replicas: number | undefined;
  /** Seconds. */
  readonly stopGrace: number;
  readonly startsAfter: readonly string[];
  readonly main: RunningContainer;
  /** By name; init containers in their order. */
  readonly init: readonly RunningContainer[];
  readonly beside: Readonly<Record<string, RunningContainer>>;
}

export interface RunningContainer {
  readonly image: string;
  readonly command: readonly string[] | undefined;
  readonly args: readonly string[] | undefined;
  readonly workingDir: string | undefined;
  /** As the program sees it. */
  readonly env: Readonly<Record<string, string>>;
  /** Path → content; a secret's content is its name and key. */
  readonly files: Readonly<Record<string, string>>;
  /** Paths of scratch space. */
  readonly scratch: readonly string[];
  readonly user: string | undefined;
  readonly readOnlyRoot: boolean;
  readonly privileged: boolean;
  /** Whether its programs may gain privileges. */
  readonly escalates: boolean;
  readonly dropped: readonly string[];
  readonly added: readonly string[];
  /** Bytes. */
  readonly memory: number | undefined;
  /** Millicores. */
  readonly cpu: number | undefined;
  readonly readiness: Readiness | undefined;
}

export interface Readiness {
  /** There where a command is asked. */
  readonly command: readonly string[] | undefined;
  /** Seconds. */
  readonly period: number;
  readonly timeout: number;
  readonly failures: number;
}

/** What the surroundings of a running app hold: everybody's answer is made of the question. */
export const secretValue = (name: string, key: string): string => `<${name}/${key}>`;

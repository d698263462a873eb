import type { Case } from '../accept/cases';
import type { Engine } from '../report';

/** A workload of a case, as both targets know it. */
export interface Workload {
  readonly name: string;
  readonly image: string;
}

/** Where a story is told: one engine that keeps a case alive through what a person would do to it by hand. */
export interface Stage {
  readonly engine: Engine;
  readonly workloads: readonly Workload[];
  /** Brings the case up, or to a changed output, and waits until all of it is healthy. */
  apply(output: Case): Promise<void>;
  /** The host and port that other workloads reach it by; undefined where the output says none. */
  reach(workload: string): string | undefined;
  /** The running instances of a workload, by an id that changes when one is replaced. */
  instances(workload: string): Promise<readonly string[]>;
  /** Runs a command in one instance. */
  exec(workload: string, command: readonly string[]): Promise<string>;
  restart(workload: string): Promise<void>;
  /** Runs a task once, now, as its reader is told to, and gives what it prints. */
  runByHand(task: string): Promise<string>;
  /** Takes everything down, and says what is left of it. */
  down(): Promise<readonly string[]>;
}

/** One engine that runs any case. */
export interface Platform extends Stage {
  /** Where the workload answers from outside; undefined when it is not published. */
  published(workload: string): Promise<string | undefined>;
  scale(workload: string, replicas: number): Promise<void>;
}

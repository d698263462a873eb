import type { Case } from '../accept/cases';
import type { Engine } from '../report';

/** A workload of a case, as both targets know it. */
export interface Workload {
  readonly name: string;
  readonly image: string;
}

/** One engine that runs a case: what a person would do to it by hand. */
export interface Platform {
  readonly engine: Engine;
  readonly workloads: readonly Workload[];
  /** Brings the case up, or to a changed output, and waits until all of it is healthy. */
  apply(output: Case): Promise<void>;
  /** Where the workload answers from outside; undefined when it is not published. */
  published(workload: string): Promise<string | undefined>;
  /** The host and port that other workloads reach it by. */
  reach(workload: string): string | undefined;
  /** The running instances of a workload, by an id that changes when one is replaced. */
  instances(workload: string): Promise<readonly string[]>;
  /** Runs a command in one instance. */
  exec(workload: string, command: readonly string[]): Promise<string>;
  restart(workload: string): Promise<void>;
  /** Runs a task once, now, as its reader is told to, and gives what it prints. */
  runByHand(task: string): Promise<string>;
  scale(workload: string, replicas: number): Promise<void>;
  /** Takes everything down, and says what is left of it. */
  down(): Promise<readonly string[]>;
}

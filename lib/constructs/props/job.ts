import type * as api from '../../kubernetes/api.generated';
import { commandLine } from './command';
import { type ContainerOwnProps, containerProps, image } from './container';
import { like } from './domain';
import { type Duration, duration } from './duration';
import { type OverDefaults, overDefaults } from './own-of-each';
import { type PatchOf, patch } from './patch';
import { object, type PropsTable, required, whole } from './shape';
import { integer, oneOf, record, text } from './shapes';
import { type SingleContainerProps, singleContainer } from './single-container';
import { someName } from './some-text';
import { blocks, type TargetBlocks } from './target-block';
import type { TextValue } from './text';
import { patches, type WorkloadPatches, type WorkloadProps, workloadProps } from './workload';

/** Changes to the final objects of a Job, for whatever its props cannot say. Validated like the rest. */
export interface JobPatches extends WorkloadPatches {
  readonly job?: PatchOf<api.Job>;
}

/** How a task runs: to its end, as often as it is asked to, and again when it fails. */
export interface TaskOptions extends WorkloadProps {
  /**
   * `'on-failure'` starts a container that failed again in its pod; with `'no'` another pod takes over, and the one that
   * failed stays with what it has printed. Default: `'no'`.
   */
  readonly restart?: 'on-failure' | 'no';
  /** How often it may fail before it is given up. Default: 6. */
  readonly backoffLimit?: number;
  /** How many pods run at once. Default: 1. */
  readonly parallelism?: number;
  /** How many pods have to succeed. Default: 1, or with `parallelism` any of those that run. */
  readonly completions?: number;
  /** How long it may take, all tries together, `'10m'`. Default: as long as it takes. */
  readonly activeDeadline?: Duration;
  /** How long it is kept when it has ended, `'1h'`; a Job that others wait for is kept in any case. Default: for good. */
  readonly ttlAfterFinished?: Duration;
}

/** A command of the user's that tells whether a Job's result is there. */
export interface JobCheckProps {
  /** Program and arguments: it ends with 0 where the result is there, and with anything else where it is not yet. */
  readonly command: readonly TextValue[];
  /** The image that has the program, and `sh`, which asks again every two seconds. Default: the Job's own. */
  readonly image?: TextValue;
  /** Laid over the Job's own. */
  readonly env?: Readonly<Record<string, TextValue>>;
}

/** What a Job says of itself, on every target or on one. */
export interface JobOwnProps extends TaskOptions, ContainerOwnProps, SingleContainerProps {
  /** Name of the workload, and of its container where that has none of its own. Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
  /**
   * How those that start after it learn on Kubernetes that it is done: each runs this command, as the Job's container
   * would run it but of its volumes with the secrets alone, until it succeeds. They then need no Role and no token. On Compose the Job itself
   * is waited for. Default: they ask the API server for the Job.
   */
  readonly check?: JobCheckProps;
  /** Changes to the final objects, for whatever the props cannot say. */
  readonly patch?: JobPatches;
}

/** A container and how it runs to its end, in one. `null` removes what `defaults` say. */
export interface JobProps extends OverDefaults<JobOwnProps>, TargetBlocks<JobOwnProps> {}

export const taskOptions: PropsTable<TaskOptions> = {
  ...workloadProps,
  restart: oneOf(['on-failure', 'no']),
  backoffLimit: integer(0),
  parallelism: integer(0),
  completions: integer(0),
  activeDeadline: like(duration, ['10m', 90_000], ['1ms', '1s', '100h']),
  ttlAfterFinished: like(duration, ['1h', 0], ['1ms', '1s', '100h']),
};

const jobPatches: PropsTable<JobPatches> = { ...patches, job: patch };

const own: PropsTable<JobOwnProps> = {
  ...taskOptions,
  ...containerProps,
  ...singleContainer,
  name: someName,
  check: whole(
    object<JobCheckProps>(
      { command: required(commandLine), image, env: record(text) },
      '{ command, image?, env? }',
    ),
  ),
  patch: object<JobPatches>(jobPatches),
};

export const jobShape = object<JobProps>(() => ({ ...overDefaults(own), ...blocks(own, jobPatches) }));

import type * as api from '../../kubernetes/api.generated';
import type { ConcurrencyPolicy } from '../../model/cron-job';
import { type ContainerOwnProps, containerProps } from './container';
import { like } from './domain';
import { type Duration, duration } from './duration';
import { type TaskOptions, taskOptions } from './job';
import { type OverDefaults, overDefaults } from './own-of-each';
import { type PatchOf, patch } from './patch';
import { schedule, timeZone } from './schedule';
import { object, type PropsTable, required } from './shape';
import { boolean, integer, oneOf } from './shapes';
import { type SingleContainerProps, singleContainer } from './single-container';
import { someName } from './some-text';
import { blocks, type TargetBlocks } from './target-block';
import { patches, type WorkloadPatches } from './workload';

/** Changes to the final objects of a CronJob, for whatever its props cannot say. Validated like the rest. */
export interface CronJobPatches extends WorkloadPatches {
  readonly cronJob?: PatchOf<api.CronJob>;
}

/** When a CronJob runs. */
export interface ScheduleOptions {
  /**
   * Minute, hour, day of the month, month, day of the week: `'0 6 * * 1'` is six o'clock on Mondays. Sunday is 0. Also
   * `'@hourly'`, `'@daily'`, `'@weekly'`, `'@monthly'`, `'@yearly'`, `'@every 90m'`.
   */
  readonly schedule: string;
  /** The zone of those times, by the name that IANA gives it: `'Europe/Berlin'`. Default: that of the cluster's controllers. */
  readonly timeZone?: string;
  /**
   * What becomes of a run that is due while the one before is not done: both run (`'allow'`), it is left out (`'forbid'`),
   * or it takes over (`'replace'`). Default: `'allow'`.
   */
  readonly concurrencyPolicy?: ConcurrencyPolicy;
  /**
   * How long after its time a run may still begin, above 10 s to be of use. Default: for as long as it takes, so that the
   * last run that was missed is made up for.
   */
  readonly startingDeadline?: Duration;
  /** Nothing runs until it is taken back. Default: false. */
  readonly suspend?: boolean;
  /** How many runs that have succeeded are kept, for their logs. Default: 3. */
  readonly successfulJobsHistoryLimit?: number;
  /** How many runs that have failed are kept. Default: 1. */
  readonly failedJobsHistoryLimit?: number;
}

/** What a CronJob says of itself, on every target or on one. */
export interface CronJobOwnProps
  extends ScheduleOptions,
    TaskOptions,
    ContainerOwnProps,
    SingleContainerProps {
  /**
   * Name of the workload, and of its container where that has none of its own; at most 52 characters. Default: the ids
   * below the chart, joined by `-`.
   */
  readonly name?: string;
  /** Changes to the final objects, for whatever the props cannot say. */
  readonly patch?: CronJobPatches;
}

/** A container, and the times at which it runs to its end. `null` removes what `defaults` say. */
export interface CronJobProps extends OverDefaults<CronJobOwnProps>, TargetBlocks<CronJobOwnProps> {}

const scheduleOptions: PropsTable<ScheduleOptions> = {
  schedule: required(schedule),
  timeZone,
  concurrencyPolicy: oneOf(['allow', 'forbid', 'replace']),
  startingDeadline: like(duration, ['5m', 90_000], ['1ms', '0s', '1s', '100h']),
  suspend: boolean,
  successfulJobsHistoryLimit: integer(0),
  failedJobsHistoryLimit: integer(0),
};

const cronJobPatches: PropsTable<CronJobPatches> = { ...patches, cronJob: patch };

const own: PropsTable<CronJobOwnProps> = {
  ...scheduleOptions,
  ...taskOptions,
  ...containerProps,
  ...singleContainer,
  name: someName,
  patch: object<CronJobPatches>(cronJobPatches),
};

export const cronJobShape = object<CronJobProps>(() => ({
  ...overDefaults(own),
  ...blocks(own, cronJobPatches),
}));

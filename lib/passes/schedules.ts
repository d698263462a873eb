import type { AppModel } from '../model/app';

/** When a CronJob runs, for whoever wants to know the next times. */
export interface Schedule {
  readonly name: string;
  readonly schedule: string;
  readonly timeZone?: string;
  readonly suspend?: boolean;
}

/** Every CronJob that a cluster runs by the clock, in the order in which they were made. */
export function schedulesOf({ workloads }: AppModel): readonly Schedule[] {
  return workloads.flatMap((workload) => {
    if (workload.kind !== 'cronJob' || !workload.targets.includes('kubernetes')) return [];
    const { name, schedule, timeZone, suspend } = workload;
    return [{ name, schedule, timeZone, suspend }];
  });
}

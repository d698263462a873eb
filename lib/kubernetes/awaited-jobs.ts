import type { Job } from '../model/job';
import { onTarget } from '../model/views';
import type { Workload } from '../model/workload';

/** The Jobs that the pods of a workload ask the API server for. */
export function awaitedJobs({ startAfter, chart }: Pick<Workload, 'startAfter' | 'chart'>): readonly Job[] {
  const jobs = new Set<Job>();
  for (const { workload } of startAfter) {
    const awaited = workload && onTarget(workload, 'kubernetes');
    if (awaited?.kind !== 'job' || awaited.check !== undefined || !awaited.targets.includes('kubernetes'))
      continue;
    if (awaited.chart.namespace === chart.namespace) jobs.add(awaited);
  }
  return [...jobs];
}
